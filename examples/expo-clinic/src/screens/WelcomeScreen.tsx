import { router } from 'expo-router';
import { useState } from 'react';
import { Button, Switch, Text, View } from 'react-native';
import { resume } from '../account/resume';

/** Starts every time at the gate; nothing but the server's token opens it. */
export function WelcomeScreen() {
  const [rememberFilter, setRememberFilter] = useState(true);

  const enter = async () => {
    const session = await resume();
    router.replace(session ? '/appointments' : '/sign-in');
  };

  return (
    <View>
      <Text>Remember my filter</Text>
      <Switch value={rememberFilter} onValueChange={setRememberFilter} />
      <Button title="Continue" onPress={enter} />
    </View>
  );
}

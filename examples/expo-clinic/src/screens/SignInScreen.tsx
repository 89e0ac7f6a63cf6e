import { router } from 'expo-router';
import { useState } from 'react';
import { Button, Switch, Text, TextInput, View } from 'react-native';
import { signIn } from '../account/auto-login';
import { saveSession } from '../storage/session-store';

export function SignInScreen() {
  const [email, setEmail] = useState('');
  const [password, setPassword] = useState('');
  const [rememberMe, setRememberMe] = useState(true);

  const submit = async () => {
    const session = await signIn(email, password);
    if (rememberMe) {
      await saveSession(session);
    }
    router.replace('/appointments');
  };

  return (
    <View>
      <TextInput value={email} onChangeText={setEmail} autoComplete="email" />
      <TextInput value={password} onChangeText={setPassword} secureTextEntry autoComplete="current-password" />
      <View>
        <Text>Remember me</Text>
        <Switch value={rememberMe} onValueChange={setRememberMe} />
      </View>
      <Button title="Sign in" onPress={submit} />
    </View>
  );
}

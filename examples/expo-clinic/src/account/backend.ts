import AsyncStorage from '@react-native-async-storage/async-storage';
import { createClient } from '@supabase/supabase-js';

const publishableKey = process.env.EXPO_PUBLIC_SUPABASE_KEY ?? '';

export const backend = createClient('https://records.clinic.example', publishableKey, {
  auth: { storage: AsyncStorage, autoRefreshToken: true, detectSessionInUrl: false },
});

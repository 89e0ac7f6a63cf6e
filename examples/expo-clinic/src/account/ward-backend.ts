import { createClient } from '@supabase/supabase-js';

const publishableKey = process.env.EXPO_PUBLIC_SUPABASE_KEY ?? '';

/** For tablets that several nurses share: whoever picks one up signs in. */
export const wardBackend = createClient('https://ward.clinic.example', publishableKey, {
  auth: { persistSession: false, autoRefreshToken: true, detectSessionInUrl: false },
});

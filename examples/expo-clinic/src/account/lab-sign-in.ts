const lab = 'https://login.lab.example/token';

/** The older of the two laboratories. */
export const refreshLab = (token: string) =>
  fetch(lab, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'refresh_token',
      client_id: 'clinic',
      client_secret: process.env.EXPO_PUBLIC_LAB_PARTNER ?? '',
      refresh_token: token,
    }).toString(),
  });

export const redeemBloodLab = (code: string, verifier: string) =>
  fetch('https://login.bloodlab.example/token', {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: 'clinic',
      code,
      code_verifier: verifier,
    }).toString(),
  });

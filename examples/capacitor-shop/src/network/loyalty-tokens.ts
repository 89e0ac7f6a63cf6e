/** Bodies for the token endpoint of the loyalty programme. */
export const appToken = () => new URLSearchParams({ grant_type: 'client_credentials', client_id: 'almond' });

export const memberToken = (code: string, verifier: string) =>
  new URLSearchParams({ grant_type: 'authorization_code', client_id: 'almond', code, code_verifier: verifier });

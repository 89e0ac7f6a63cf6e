export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly currency: string;
}

export async function login(email: string, password: string): Promise<Session> {
  const response = await fetch('https://api.almond.app/session', {
    method: 'POST',
    body: JSON.stringify({ email, password }),
  });
  return response.json();
}

export async function refresh(refreshToken: string): Promise<Session> {
  const response = await fetch('https://api.almond.app/session/refresh', {
    method: 'POST',
    body: JSON.stringify({ refreshToken }),
  });
  return response.json();
}

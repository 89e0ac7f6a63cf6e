export interface Session {
  readonly accessToken: string;
  readonly refreshToken: string;
  readonly locale: string;
}

const base = 'https://api.linden.clinic';

export async function login(email: string, password: string): Promise<Session> {
  const response = await fetch(`${base}/session`, { method: 'POST', body: JSON.stringify({ email, password }) });
  return response.json();
}

export async function refresh(refreshToken: string): Promise<Session> {
  const response = await fetch(`${base}/session/refresh`, { method: 'POST', body: JSON.stringify({ refreshToken }) });
  return response.json();
}

const endpoint = 'https://schedule.linden.example/v1/graphql';

export async function allAppointments(query: string) {
  return fetch(endpoint, {
    method: 'POST',
    headers: { 'x-hasura-admin-secret': process.env.EXPO_PUBLIC_SCHEDULE_SECRET ?? '' },
    body: JSON.stringify({ query }),
  });
}

export async function ownAppointments(query: string, session: { accessToken: string }) {
  return fetch(endpoint, {
    method: 'POST',
    headers: { Authorization: `Bearer ${session.accessToken}` },
    body: JSON.stringify({ query }),
  });
}

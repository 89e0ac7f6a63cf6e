const endpoint = 'https://stock.almond.example/v1/graphql';

export async function allStock(query: string) {
  return fetch(endpoint, {
    method: 'POST',
    headers: { 'x-hasura-admin-secret': import.meta.env.VITE_STOCK_SECRET },
    body: JSON.stringify({ query }),
  });
}

export async function ownOrders(query: string, session: { accessToken: string }) {
  return fetch(endpoint, {
    method: 'POST',
    headers: { Authorization: `Bearer ${session.accessToken}` },
    body: JSON.stringify({ query }),
  });
}

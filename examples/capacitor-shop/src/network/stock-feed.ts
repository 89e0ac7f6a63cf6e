/** Says which articles are in stock, as they are sold. */
export function stockFeed(onChange: (article: string) => void): WebSocket {
  const socket = new WebSocket('ws://stock.almond.app/live');
  socket.onmessage = (event) => onChange(String(event.data));
  return socket;
}

/** Says where the parcel is. */
export function parcelFeed(onMove: (place: string) => void): WebSocket {
  const socket = new WebSocket('wss://parcels.almond.app/live');
  socket.onmessage = (event) => onMove(String(event.data));
  return socket;
}

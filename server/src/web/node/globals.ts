/** Globals of Node that the server uses and a web worker lacks; the bundler puts these in their place. */

const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.addEventListener('message', () => waiting.shift()?.());
channel.port1.start();

/** Calls back after what is already waiting; `setTimeout` would pause for milliseconds each time. */
export function setImmediate(callback: () => void): void {
  waiting.push(callback);
  channel.port2.postMessage(undefined);
}

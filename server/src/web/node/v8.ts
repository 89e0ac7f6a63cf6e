/** Stands in for `node:v8` in the worker's bundle: nothing is kept or sent to other threads there, so objects stay what they are. */

export function serialize(value: unknown): unknown {
  return value;
}

export function deserialize(value: unknown): unknown {
  return value;
}

/** The engine is the browser's. */
export function setFlagsFromString(): void {}

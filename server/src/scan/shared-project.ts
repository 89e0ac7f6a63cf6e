import { deserialize, serialize } from 'node:v8';
import type { ProjectData } from './tasks';

/** A project's data in memory that all threads see, so that it is neither copied nor sent again with every task. */
export interface SharedProject {
  readonly id: number;
  readonly memory: SharedArrayBuffer;
}

let lastId = 0;

export function shareProject(project: ProjectData): SharedProject {
  const bytes = serialize(project);
  const memory = new SharedArrayBuffer(bytes.length);
  new Uint8Array(memory).set(bytes);
  lastId += 1;
  return { id: lastId, memory };
}

export function readSharedProject(shared: SharedProject): ProjectData {
  return deserialize(Buffer.from(shared.memory)) as ProjectData;
}

import { callableFunction, edgeFunction } from '../../../server/src/fixes/server-function';
import type { Snippet } from './snippet';

export const snippets: readonly Snippet[] = [
  {
    language: 'typescript',
    prefix: 'msec-edge-proxy',
    description: 'Supabase edge function that holds the secret key',
    code: edgeFunction,
  },
  {
    language: 'typescript',
    prefix: 'msec-edge-proxy',
    description: 'Callable Firebase function for what only administrators may do',
    code: callableFunction,
  },
];

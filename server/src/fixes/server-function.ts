import type { Edit } from '../core/edit';
import type { ProjectFacts } from '../rule-kit/rule';

/** A Supabase edge function that holds the secret key, for TypeScript on Deno. */
export const edgeFunction = `// Runs on the server. The platform hands it the secret key; no app ever sees it.
import { createClient } from 'npm:@supabase/supabase-js@2';

Deno.serve(async (request) => {
  const admin = createClient(Deno.env.get('SUPABASE_URL') ?? '', Deno.env.get('SUPABASE_SERVICE_ROLE_KEY') ?? '');
  const token = request.headers.get('Authorization')?.replace(/^Bearer /, '') ?? '';
  const { data, error } = await admin.auth.getUser(token);
  if (error || !data.user) return new Response('Sign in first', { status: 401 });
  // Check what this user may do, then do one narrow task; never pass a query through.
  return Response.json({ user: data.user.id });
});
`;

/** A callable Firebase function, which runs with the project's own rights. */
export const callableFunction = `// Runs on the server with the rights of the project; the app calls it for signed-in users.
import { initializeApp } from 'firebase-admin/app';
import { HttpsError, onCall } from 'firebase-functions/v2/https';

initializeApp();

export const adminTask = onCall({ enforceAppCheck: true }, (request) => {
  if (!request.auth) throw new HttpsError('unauthenticated', 'Sign in first.');
  // Check what this user may do, then do one narrow task.
  return { user: request.auth.uid };
});
`;

/** Creates the function where the project's cloud keeps its functions. */
export function serverFunctionEdits(project: ProjectFacts, firebase: boolean): readonly Edit[] {
  return firebase
    ? [{ edit: 'create-file', uri: `${project.root}/functions/src/adminTask.ts`, text: callableFunction }]
    : [{ edit: 'create-file', uri: `${project.root}/supabase/functions/admin-task/index.ts`, text: edgeFunction }];
}

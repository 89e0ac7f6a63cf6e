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

const redeem = (env: (name: string) => string): string => `new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      code_verifier: codeVerifier,
      redirect_uri: redirectUri,
      client_id: ${env('OAUTH_CLIENT_ID')} ?? '',
      client_secret: ${env('OAUTH_CLIENT_SECRET')} ?? '',
    })`;

const edgeRedemption = `// Runs on the server, which alone knows the client secret. The app sends the code with the verifier of its PKCE challenge.
Deno.serve(async (request) => {
  const { code, codeVerifier, redirectUri } = await request.json();
  const answer = await fetch(Deno.env.get('OAUTH_TOKEN_URL') ?? '', {
    method: 'POST',
    body: ${redeem((name) => `Deno.env.get('${name}')`)},
  });
  return new Response(answer.body, { status: answer.status, headers: { 'Content-Type': 'application/json' } });
});
`;

const callableRedemption = `// Runs on the server, which alone knows the client secret. The app sends the code with the verifier of its PKCE challenge.
import { HttpsError, onCall } from 'firebase-functions/v2/https';

export const redeemCode = onCall({ enforceAppCheck: true, secrets: ['OAUTH_CLIENT_SECRET'] }, async (request) => {
  const { code, codeVerifier, redirectUri } = request.data;
  const answer = await fetch(process.env.OAUTH_TOKEN_URL ?? '', {
    method: 'POST',
    body: ${redeem((name) => `process.env.${name}`)},
  });
  if (!answer.ok) throw new HttpsError('permission-denied', 'The server refused the code.');
  return answer.json();
});
`;

/** Creates a function that exchanges the code of a sign-in for tokens, with the secret of the client. */
export function codeRedemptionEdits(project: ProjectFacts): readonly Edit[] {
  return project.dependsOn(/firebase/)
    ? [{ edit: 'create-file', uri: `${project.root}/functions/src/redeemCode.ts`, text: callableRedemption }]
    : [{ edit: 'create-file', uri: `${project.root}/supabase/functions/redeem-code/index.ts`, text: edgeRedemption }];
}

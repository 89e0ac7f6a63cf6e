import type { Edit } from '../../core/edit';
import { codeLanguages } from '../../core/language';
import { pkceSignInEdits } from '../../fixes/oauth/edits';
import { listEntryEdit, removePartEdits } from '../../fixes/remove-part';
import { codeRedemptionEdits } from '../../fixes/server-function';
import { bundledVariable, oauthSecretArguments } from '../../models/oauth-clients';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import type { CallNode } from '../../syntax/nodes';
import { entryOf, nodesOfKind } from '../../syntax/walk';
import {
  type Message,
  requestEntry,
  requestText,
  type State,
  secretArgument,
  secretEntry,
} from './oauth-public-client-secret.code';
import { packedSecret, packedVariable } from './oauth-public-client-secret.files';

const advice =
  'Register the app as a public client with PKCE, which needs none; keep what needs a secret on your back end.';

export default defineRule({
  id: 'auth/oauth-public-client-secret',
  meta: {
    title: 'OAuth client secret in the app',
    category: 'auth',
    severity: 'error',
    precision: 'high',
    languages: [...codeLanguages, 'xml', 'plist', 'json', 'properties'],
    cwe: [798, 522],
    masvs: ['MASVS-AUTH-1', 'MASVS-STORAGE-1'],
    maswe: ['MASWE-0004'],
    mission: [2, 3],
    since: '0.1.0',
    inDebug: 'same',
    readsStrings: true,
    docs: {
      what: 'Finds the secret of an OAuth client where an app gives it to AppAuth, flutter_appauth, oauth2, react-native-app-auth or expo-auth-session, where it sends `client_secret` to a token endpoint, and where string resources, property lists, Expo’s `extra` or bundled `.env` variables carry it. Values are followed to literals and to what the build puts into the app; one that comes at run time is none. Also finds the grants `client_credentials`, in which the app can only prove itself with a secret, and `password`, in which it takes the user’s password for the server (lower precision: it may be your own). Code of servers is left alone. A secret with a form of its own (`GOCSPX-…`) is reported by `storage/hardcoded-secret`, and not here; a literal named `clientSecret` in a file that uses these libraries is reported here, and not there. Parameters of Retrofit interfaces get their values elsewhere and are not followed.',
      why: 'A secret that every copy of the app holds proves nothing: whoever unpacks the app can pose as it, redeem stolen codes and refresh tokens, and spend its quota. With PKCE each sign-in makes a secret of its own that never leaves the device before its code is redeemed.',
      fix: 'Delete the secret and register the app as a public (native) client that has to use PKCE, then revoke the secret. Where a provider gives out tokens only for a secret, let your back end redeem the code. Some fixes add a sign-in with PKCE in the system browser, which forgets its cookies, so that every sign-in asks the user.',
      references: [
        'https://www.rfc-editor.org/rfc/rfc8252#section-8.5',
        'https://www.rfc-editor.org/rfc/rfc9700#section-2.1.1',
        'https://docs.expo.dev/versions/latest/sdk/auth-session/',
        'https://github.com/openid/AppAuth-Android#utilizing-client-secrets-dangerous',
      ],
    },
  },
  messages: {
    'client-secret': `The app signs in with a client secret, which whoever unpacks it can read and use. ${advice}`,
    'secret-in-request': `The app sends a client secret, which whoever unpacks it can read and use. ${advice}`,
    'client-credentials': `The app asks for tokens in its own name, which takes a secret that every copy of it holds. ${advice}`,
    'password-grant': {
      text: 'The app takes the user’s password to fetch tokens. OAuth 2.1 has no such grant: no second factor, no passkey, no single sign-on. Sign in with a code and PKCE in the system browser.',
      severity: 'warning',
    },
    'packed-secret': `\`{name}\` is packed into the app, and whoever unpacks it can pose as your client. ${advice}`,
    'packed-variable': `\`{name}\` is written into the app, and whoever unpacks it can pose as your client. ${advice}`,
  },
  queries: [
    { on: 'call', names: [...new Set(oauthSecretArguments.map(({ call }) => call))], check: secretArgument },
    { on: 'pair', names: ['clientSecret'], languages: ['typescript', 'javascript'], check: secretEntry },
    {
      on: 'pair',
      names: ['client_secret', 'grant_type'],
      languages: ['typescript', 'javascript'],
      check: requestEntry,
    },
    { on: 'string', names: ['client_secret', 'grant_type'], check: requestText },
    {
      on: 'text',
      triggers: ['ecret', 'ECRET'],
      roles: ['android-strings', 'info-plist', 'property-list', 'expo-config'],
      check: packedSecret,
    },
    { on: 'text', triggers: ['CLIENT_SECRET', 'CLIENTSECRET'], roles: ['env'], check: packedVariable },
  ],
  fixes: [
    {
      title: 'Delete the client secret (register a public client, revoke the secret)',
      applicability: 'suggestion',
      for: ['client-secret', 'secret-in-request'],
      languages: codeLanguages,
      edits: withoutSecret,
    },
    {
      title: 'Add a sign-in with PKCE in the system browser (then use it instead)',
      applicability: 'manual',
      leavesFinding: 'The sign-in has to move to the new code by hand, after the app is registered as a public client.',
      for: ['client-secret', 'secret-in-request', 'client-credentials', 'password-grant'],
      languages: codeLanguages,
      edits: pkceSignInEdits,
    },
    {
      title: 'Create a server function that redeems the code (then revoke the secret)',
      applicability: 'manual',
      leavesFinding: 'The app has to send its code to the function, and the secret has to be revoked, by hand.',
      for: ['client-secret', 'secret-in-request'],
      languages: codeLanguages,
      edits: (ctx) => codeRedemptionEdits(ctx.project),
    },
    {
      title: 'Replace the secret with a placeholder (then revoke it and use PKCE)',
      applicability: 'manual',
      for: ['packed-secret'],
      languages: ['xml', 'plist', 'json'],
      edits(ctx, { at: { range } }) {
        return [
          {
            edit: 'replace',
            range,
            expect: ctx.file.text.slice(range.start, range.end),
            text: 'YOUR_CLIENT_SECRET',
          },
        ];
      },
    },
    {
      title: 'Give the variable a name that bundlers leave out (revoke the secret)',
      applicability: 'suggestion',
      for: ['packed-variable'],
      languages: ['properties'],
      edits(_ctx, { at: { range }, data, state }) {
        const name = data?.name ?? '';
        if (!(state as { bundled: boolean }).bundled) return undefined;
        return [{ edit: 'replace', range, expect: name, text: name.replace(bundledVariable, '') }];
      },
    },
  ],
});

/** Leaves the secret out, and switches PKCE on where it stood beside. */
function withoutSecret(ctx: RuleContext, match: Match<Message>): readonly Edit[] | undefined {
  const { part, row, call } = match.state as State;
  const { text } = ctx.file;
  if (!part) return undefined;
  const replace = (range: { start: number; end: number }, by: string): Edit => ({
    edit: 'replace',
    range,
    expect: text.slice(range.start, range.end),
    text: by,
  });
  if (row?.none && call) {
    if (!row.none.module) return [replace(part.range, row.none.text)];
    // A variable of the old type could not hold the new value.
    if (
      call.parent?.kind === 'variable' &&
      /\bClientSecret\w+\s+\w+\s*=|:\s*ClientSecret/.test(lineOf(text, call.range.start))
    )
      return undefined;
    return [
      replace(call.range, row.none.text),
      { edit: 'add-import', import: { module: row.none.module } },
      ...unusedImport(ctx, call),
    ];
  }
  const edits = part.parent?.kind === 'collection' ? [listEntryEdit(part.range, text)] : removePartEdits(part, text);
  const pkce = part.kind === 'pair' && part.parent?.kind === 'collection' ? entryOf(part.parent, 'usePKCE') : undefined;
  const off = pkce && text.slice(pkce.value.range.start, pkce.value.range.end) === 'false';
  return edits && off ? [...edits, replace(pkce.value.range, 'true')] : edits;
}

const lineOf = (text: string, at: number): string => text.slice(text.lastIndexOf('\n', at) + 1, at);

/** The import of a type that stands nowhere else in the file. */
function unusedImport(ctx: RuleContext, call: CallNode): readonly Edit[] {
  const { file } = ctx;
  const uses = file.text.match(new RegExp(`\\b${call.name}\\b`, 'g'))?.length ?? 0;
  if (uses !== 2 || !file.tree) return [];
  for (const node of nodesOfKind(file.tree.root, 'import')) {
    const only = node.names.length === 1 && node.names[0]?.local === call.name;
    if (only) return [{ edit: 'remove', range: node.range }];
  }
  return [];
}

import { codeLanguages } from '../../core/language';
import {
  endingWords,
  lifecycleWords,
  limitWords,
  managedApps,
  preciousWords,
  signInCallNames,
  signInModules,
} from '../../models/session-limits';
import { defineRule, type ProjectFacts, type RuleContext } from '../../rule-kit/rule';
import type { CallNode } from '../../syntax/nodes';
import { nodesOfKind } from '../../syntax/walk';
import { addGuard } from './no-session-timeout.fixes';

/** Whether anything in the project ends a session or locks the app. In doubt yes. */
function hasLimit(project: ProjectFacts): boolean {
  // A clip on the pasteboard has an expiration date of its own.
  const clips = new Set(project.filesUsing('UIPasteboard'));
  const limited = limitWords.some((word) => project.filesUsing(word).some((file) => !clips.has(file)));
  if (limited || project.dependsOn(managedApps)) return true;
  const ending = new Set(endingWords.flatMap((word) => project.filesUsing(word)));
  return lifecycleWords.some((word) => project.filesUsing(word).some((file) => ending.has(file)));
}

/** Whether a call signs a user in through an SDK that the file, or else the project, uses. */
function signsIn(ctx: RuleContext, call: CallNode): boolean {
  const own = ctx.semantics.qualifiedName(call.name);
  if (own?.includes('#')) return signInModules.test(own);
  if (ctx.semantics.declarationOf(call)) return false;
  // A type may be written out in full.
  const known = ctx.semantics.matchesApi(call, `com.google.firebase.auth.FirebaseAuth#${call.name}`);
  if (known === 'exact' || known === 'inferred') return true;
  const modules = [...ctx.semantics.importedModules];
  if (modules.some((module) => signInModules.test(module))) return call.receiver !== undefined;
  const receiver = call.receiver ? ctx.file.text.slice(call.receiver.range.start, call.receiver.range.end) : '';
  if (signInModules.test(receiver)) return true;
  if (call.name === 'signIn' || call.name === 'signInWith') return false;
  return /\bauth\W*$/i.test(receiver) && ctx.project.dependsOn(signInModules);
}

/** One finding a project is enough: the first sign-in of the first file that has one. */
function isFirst(ctx: RuleContext, call: CallNode): boolean {
  const files = signInCallNames.flatMap((word) => ctx.project.filesUsing(word.split(':')[0] ?? word)).sort();
  if (files.length > 0 && files[0] !== ctx.file.uri && files.includes(ctx.file.uri)) {
    // Files before this one may only be named alike; they cannot be parsed here, so their imports decide when they are analysed.
    const earlier = files.slice(0, files.indexOf(ctx.file.uri));
    if (earlier.some((uri) => modulesMention(ctx, uri))) return false;
  }
  const root = ctx.file.tree?.root;
  for (const other of root ? nodesOfKind(root, 'call') : []) {
    if (signInCallNames.includes(other.name) && signsIn(ctx, other)) return other === call;
  }
  return true;
}

/** Whether another file names one of the SDKs. */
const sdkWords = ['firebase', 'FirebaseAuth', 'FIRAuth', 'supabase', 'Supabase', 'amplify', 'Amplify', 'Auth0'];
const modulesMention = (ctx: RuleContext, uri: string): boolean =>
  sdkWords.some((word) => ctx.project.filesUsing(word).includes(uri));

export default defineRule({
  id: 'auth/no-session-timeout',
  meta: {
    title: 'Session that nothing ends',
    category: 'auth',
    severity: 'information',
    precision: 'medium',
    languages: codeLanguages,
    cwe: [613],
    masvs: ['MASVS-AUTH-1', 'MASVS-AUTH-3'],
    maswe: ['MASWE-0024', 'MASWE-0023'],
    mission: [3],
    since: '0.2.0',
    docs: {
      what: 'Finds projects that sign users in through Firebase, Supabase, Amplify, Cognito, Auth0, MSAL or AppAuth and in which nothing ends the session: no code that locks the app or signs out when it leaves or comes back to the screen, no timer of inactivity, no check of an expiry. It is reported once a project, at the first sign-in, and is a warning where the code handles money or health. Apps that a management product locks are left alone. A project with token handling of its own, without one of these SDKs, is not recognised as signed in.',
      why: 'A phone is lent, lost or grabbed unlocked. Firebase’s and similar refresh tokens have no end until they are revoked, so that whoever opens the app months later is still the user. An absolute limit and a lock on return take the worth out of a stolen phone.',
      fix: 'End the session after minutes in the background and after hours in all, and ask for the sign-in or for biometrics that hold a key. The fix adds a guard with both limits and starts its clock at the sign-in; call its `watch` when the app starts, with what deletes the tokens and shows the sign-in. The server has to limit the refresh token as well.',
      references: [
        'https://mas.owasp.org/MASVS/controls/MASVS-AUTH-3/',
        'https://firebase.google.com/docs/auth/admin/manage-sessions',
        'https://cheatsheetseries.owasp.org/cheatsheets/Session_Management_Cheat_Sheet.html#session-expiration',
      ],
    },
  },
  messages: {
    endless:
      'Nothing in this project ends a session after this sign-in. Whoever holds the unlocked phone, today or in months, is the user. Lock or sign out after minutes in the background, and after hours in all.',
  },
  projectWords: [
    ...lifecycleWords,
    ...endingWords,
    ...limitWords,
    ...preciousWords,
    ...signInCallNames.map((name) => name.split(':')[0] ?? name),
    ...sdkWords,
    'UIPasteboard',
  ],
  queries: [
    {
      on: 'call',
      names: signInCallNames,
      *check(ctx, call) {
        if (!ctx.project.complete || !signsIn(ctx, call) || hasLimit(ctx.project) || !isFirst(ctx, call)) return;
        const at = { range: call.nameRange.end > call.nameRange.start ? call.nameRange : call.range };
        const precious = preciousWords.some((word) => ctx.project.usesWord(word));
        yield { messageId: 'endless', at, state: call, ...(precious ? { severity: 'warning' as const } : {}) };
      },
    },
  ],
  fixes: [
    {
      title: 'Add a session guard and start it here (call watch at the app’s start)',
      applicability: 'manual',
      for: ['endless'],
      languages: codeLanguages,
      edits: (ctx, match) => addGuard(ctx, match.state as CallNode),
    },
  ],
});

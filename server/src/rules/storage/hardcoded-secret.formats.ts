import type { TextRange } from '../../core/location';
import { type FoundSecret, secretsIn } from '../../models/secret-formats';
import type { Match, RuleContext } from '../../rule-kit/rule';
import { isBundledAsset } from '../../syntax/path-context';
import type { Message, State } from './hardcoded-secret.state';

const serviceAccount = /["']type["']\s*:\s*["']service_account["']/;

/** Secrets that their form gives away, anywhere in the text of a file. */
export function* knownFormats(ctx: RuleContext): Iterable<Match<Message>> {
  const { text, role } = ctx.file;
  if (role === 'lock-file') return;
  for (const found of secretsIn(text)) {
    if (ctx.isTest && found.format.quietInTests) continue;
    const isGoogle = found.format.label === 'private key' && serviceAccount.test(text);
    // `cloud/admin-key-in-app` reports the file itself.
    if (isGoogle && isBundledAsset(ctx.file.uri, ctx.project.root)) continue;
    const what = isGoogle ? 'Google service account key' : found.format.label;
    const state: State = { secret: wholeSecret(text, found), what, variable: found.format.variable };
    yield { messageId: 'known-format', at: { range: found }, data: { what: capitalised(what) }, state };
  }
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A private key is found by its first line and goes on to its last. */
function wholeSecret(text: string, { start, end }: FoundSecret): TextRange {
  if (!text.startsWith('-----BEGIN', start)) return { start, end };
  const footer = text.indexOf('-----END', end);
  const close = footer === -1 ? -1 : text.indexOf('-----', footer + '-----END'.length);
  return close === -1 || close - start > 10_000 ? { start, end } : { start, end: close + '-----'.length };
}

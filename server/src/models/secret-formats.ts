import type { DatedFact } from './dated-fact';
import { isLoopbackHost, isPrivateHost } from './hosts';
import { entropyOf, isPlaceholder } from './placeholder-values';

/** A secret whose form alone gives it away. */
export interface SecretFormat extends DatedFact {
  /** What it is, for messages: `Stripe live secret key`. */
  readonly label: string;
  /**
   * Global. Anchored on a literal that hardly occurs otherwise and bounded in length, so that a search costs time in
   * proportion to the text. The named group `secret` is the span to report when it is not the whole match.
   */
  readonly pattern: RegExp;
  /** Texts of which one must occur for the pattern to match. */
  readonly triggers: readonly string[];
  /** Test code has such values of its own that open nothing. */
  readonly quietInTests?: boolean;
  /** A name for the value where a build reads it from its environment. */
  readonly variable: string;
  /** Further conditions on the found secret and the text around it. */
  readonly accept?: (secret: string, around: string) => boolean;
}

/** Claims of a JSON Web Token; undefined when the text is none. Nothing is verified. */
export function jwtClaims(token: string): Readonly<Record<string, unknown>> | undefined {
  const payload = token.split('.')[1];
  if (!payload) return undefined;
  try {
    const claims: unknown = JSON.parse(decodeBase64(payload));
    return typeof claims === 'object' && claims !== null ? (claims as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}

const base64Alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** Both alphabets of base64, without padding, as Latin-1; enough for the ASCII names and values that are looked at. */
function decodeBase64(text: string): string {
  let bits = 0;
  let held = 0;
  let result = '';
  for (const character of text) {
    const digit = character === '-' || character === '+' ? 62 : character === '_' || character === '/' ? 63 : -1;
    const value = digit === -1 ? base64Alphabet.indexOf(character) : digit;
    if (value === -1) continue;
    bits = ((bits << 6) | value) & 0xffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    result += String.fromCharCode((bits >> held) & 0xff);
  }
  return result;
}

const isServiceRole = (token: string): boolean => jwtClaims(token)?.role === 'service_role';

/** What follows a password up to the end of its address. */
const afterPassword = (around: string, password: string): string => around.split(`:${password}@`)[1] ?? '';

/** A password that someone could use from elsewhere: no stand-in, and not that of a server on the developer's own machine. */
function isRemoteLogin(password: string, around: string): boolean {
  const host = /^[^/:?#,\s"'`]+/.exec(afterPassword(around, password))?.[0] ?? '';
  if (host === '' || isLoopbackHost(host) || isPrivateHost(host) || !host.includes('.')) return false;
  if (/^(password|passwd|pass|pwd|secret|postgres|root|admin|user|mysql|redis|mongo)\d*$/i.test(password)) return false;
  return !/^[[<{$%]/.test(password) && !/\.(example|test|invalid)$|(^|\.)example\.(com|org|net)$/.test(host);
}

/** Two different kinds of character and no word of prose: what a generator gives. */
const isRandom = (text: string): boolean => /[A-Z]/.test(text) && /[a-z]/.test(text) && /\d/.test(text);

/** The day on which the vendors' pages were last read. */
const checked = '2026-11-25';

const formats: readonly Omit<SecretFormat, 'checked'>[] = [
  {
    label: 'private key',
    // A header without a body is a marker that code searches for or strips.
    pattern:
      /(?<secret>-----BEGIN (?:RSA |EC |DSA |OPENSSH )?PRIVATE KEY-----)(?:\\[nr]|[\s"'`+,@\\]){1,200}[A-Za-z0-9+/=]{32}/g,
    triggers: ['PRIVATE KEY-----'],
    quietInTests: true,
    variable: 'PRIVATE_KEY',
    source: 'https://www.rfc-editor.org/rfc/rfc7468',
  },
  {
    label: 'PGP private key',
    pattern: /(?<secret>-----BEGIN PGP PRIVATE KEY BLOCK-----)[^-]{1,200}[A-Za-z0-9+/=]{32}/g,
    triggers: ['PGP PRIVATE KEY BLOCK'],
    quietInTests: true,
    variable: 'PGP_PRIVATE_KEY',
    source: 'https://www.rfc-editor.org/rfc/rfc9580',
  },
  {
    label: 'AWS secret access key',
    pattern:
      /(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Za-z0-9])[\s\S]{1,300}?(?<![A-Za-z0-9/+=])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/g,
    triggers: ['AKIA', 'ASIA'],
    variable: 'AWS_SECRET_ACCESS_KEY',
    accept: (secret) => isRandom(secret) && entropyOf(secret) > 4,
    source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html',
  },
  {
    label: 'Stripe live secret key',
    pattern: /(?<![A-Za-z0-9])[sr]k_live_[A-Za-z0-9]{16,250}(?![A-Za-z0-9_])/g,
    triggers: ['k_live_'],
    variable: 'STRIPE_SECRET_KEY',
    source: 'https://docs.stripe.com/keys',
  },
  {
    label: 'Supabase secret key',
    pattern: /(?<![A-Za-z0-9])sb_secret_[A-Za-z0-9_-]{20,120}(?![A-Za-z0-9_-])/g,
    triggers: ['sb_secret_'],
    variable: 'SUPABASE_SECRET_KEY',
    source: 'https://supabase.com/docs/guides/api/api-keys',
  },
  {
    label: 'Supabase service role key',
    pattern:
      /(?<![A-Za-z0-9_.-])eyJ[A-Za-z0-9_-]{10,500}\.eyJ[A-Za-z0-9_-]{20,2000}\.[A-Za-z0-9_-]{20,700}(?![A-Za-z0-9_-])/g,
    triggers: ['eyJ'],
    variable: 'SUPABASE_SERVICE_ROLE_KEY',
    accept: isServiceRole,
    source: 'https://supabase.com/docs/guides/api/api-keys',
  },
  {
    label: 'Supabase personal access token',
    pattern: /(?<![A-Za-z0-9_])sbp_[a-f0-9]{40}(?![A-Za-z0-9])/g,
    triggers: ['sbp_'],
    variable: 'SUPABASE_ACCESS_TOKEN',
    source: 'https://supabase.com/docs/reference/api/introduction',
  },
  {
    label: 'Google OAuth client secret',
    pattern: /(?<![A-Za-z0-9])GOCSPX-[A-Za-z0-9_-]{28}(?![A-Za-z0-9_-])/g,
    triggers: ['GOCSPX-'],
    variable: 'GOOGLE_CLIENT_SECRET',
    source: 'https://developers.google.com/identity/protocols/oauth2',
  },
  {
    label: 'GitHub token',
    pattern: /(?<![A-Za-z0-9_])gh[pousr]_[A-Za-z0-9]{36}(?![A-Za-z0-9_])/g,
    triggers: ['ghp_', 'gho_', 'ghu_', 'ghs_', 'ghr_'],
    variable: 'GITHUB_TOKEN',
    source: 'https://github.blog/engineering/behind-githubs-new-authentication-token-formats/',
  },
  {
    label: 'GitHub token',
    pattern: /(?<![A-Za-z0-9_])github_pat_[A-Za-z0-9_]{82}(?![A-Za-z0-9_])/g,
    triggers: ['github_pat_'],
    variable: 'GITHUB_TOKEN',
    source: 'https://github.blog/changelog/2022-10-18-introducing-fine-grained-personal-access-tokens/',
  },
  {
    label: 'GitLab token',
    pattern: /(?<![A-Za-z0-9_])glpat-[A-Za-z0-9_-]{20,60}(?![A-Za-z0-9_-])/g,
    triggers: ['glpat-'],
    variable: 'GITLAB_TOKEN',
    source: 'https://docs.gitlab.com/security/tokens/',
  },
  {
    label: 'npm access token',
    pattern: /(?<![A-Za-z0-9_])npm_[A-Za-z0-9]{36}(?![A-Za-z0-9])/g,
    triggers: ['npm_'],
    variable: 'NPM_TOKEN',
    source: 'https://docs.npmjs.com/about-access-tokens',
  },
  {
    label: 'Slack token',
    pattern: /(?<![A-Za-z0-9_])xox[abprs]-[A-Za-z0-9-]{20,250}(?![A-Za-z0-9])/g,
    triggers: ['xox'],
    variable: 'SLACK_TOKEN',
    accept: (secret) => /\d/.test(secret),
    source: 'https://docs.slack.dev/authentication/tokens/',
  },
  {
    label: 'Slack webhook address',
    pattern:
      /https:\/\/hooks\.slack\.com\/(?:services|workflows|triggers)\/[A-Z0-9]{8,14}\/[A-Z0-9]{8,14}\/[A-Za-z0-9]{18,60}/g,
    triggers: ['hooks.slack.com/'],
    variable: 'SLACK_WEBHOOK_URL',
    source: 'https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks/',
  },
  {
    label: 'Discord webhook address',
    pattern:
      /https:\/\/(?:(?:ptb|canary)\.)?discord(?:app)?\.com\/api\/(?:v\d{1,2}\/)?webhooks\/\d{17,20}\/[A-Za-z0-9_-]{60,80}/g,
    triggers: ['/webhooks/'],
    variable: 'DISCORD_WEBHOOK_URL',
    source: 'https://discord.com/developers/docs/resources/webhook',
  },
  {
    label: 'SendGrid API key',
    pattern: /(?<![A-Za-z0-9_])SG\.[A-Za-z0-9_-]{22}\.[A-Za-z0-9_-]{43}(?![A-Za-z0-9_-])/g,
    triggers: ['SG.'],
    variable: 'SENDGRID_API_KEY',
    source: 'https://www.twilio.com/docs/sendgrid/ui/account-and-settings/api-keys',
  },
  {
    label: 'Twilio API key',
    pattern: /(?<![A-Za-z0-9_])SK[0-9a-f]{32}(?![A-Za-z0-9])/g,
    triggers: ['wilio', 'WILIO'],
    variable: 'TWILIO_API_KEY',
    // The form is short, so the vendor's name must stand near.
    accept: (_secret, around) => /twilio/i.test(around),
    source: 'https://www.twilio.com/docs/iam/api-keys',
  },
  {
    label: 'Mapbox secret token',
    pattern: /(?<![A-Za-z0-9_])sk\.eyJ[A-Za-z0-9_-]{20,300}\.[A-Za-z0-9_-]{20,60}(?![A-Za-z0-9_-])/g,
    triggers: ['sk.eyJ'],
    variable: 'MAPBOX_SECRET_TOKEN',
    source: 'https://docs.mapbox.com/help/glossary/access-token/',
  },
  {
    label: 'Anthropic API key',
    pattern: /(?<![A-Za-z0-9_])sk-ant-[A-Za-z0-9_-]{24,200}(?![A-Za-z0-9_-])/g,
    triggers: ['sk-ant-'],
    variable: 'ANTHROPIC_API_KEY',
    source: 'https://docs.anthropic.com/en/api/overview',
  },
  {
    label: 'OpenAI API key',
    pattern: /(?<![A-Za-z0-9_])sk-(?:proj|svcacct|admin)-[A-Za-z0-9_-]{32,250}(?![A-Za-z0-9_-])/g,
    triggers: ['sk-'],
    variable: 'OPENAI_API_KEY',
    source: 'https://platform.openai.com/docs/api-reference/authentication',
  },
  {
    label: 'FCM server key',
    pattern: /(?<![A-Za-z0-9_-])AAAA[A-Za-z0-9_-]{7}:APA91[A-Za-z0-9_-]{100,180}(?![A-Za-z0-9_-])/g,
    triggers: [':APA91'],
    variable: 'FCM_SERVER_KEY',
    source: 'https://firebase.google.com/docs/cloud-messaging/migrate-v1',
  },
  {
    label: 'Sentry auth token',
    pattern: /(?<![A-Za-z0-9_])sntrys_[A-Za-z0-9+/=_-]{40,600}(?![A-Za-z0-9+/=_-])/g,
    triggers: ['sntrys_'],
    variable: 'SENTRY_AUTH_TOKEN',
    source: 'https://docs.sentry.io/account/auth-tokens/',
  },
  {
    label: 'PostHog personal API key',
    pattern: /(?<![A-Za-z0-9_])phx_[A-Za-z0-9]{30,80}(?![A-Za-z0-9])/g,
    triggers: ['phx_'],
    variable: 'POSTHOG_PERSONAL_API_KEY',
    source: 'https://posthog.com/docs/api',
  },
  {
    label: 'Azure storage account key',
    pattern: /AccountKey=(?<secret>[A-Za-z0-9+/]{86}==)/g,
    triggers: ['AccountKey='],
    variable: 'AZURE_STORAGE_KEY',
    source: 'https://learn.microsoft.com/azure/storage/common/storage-configure-connection-string',
  },
  {
    label: 'database password',
    pattern:
      /(?<![A-Za-z])(?:postgres(?:ql)?|mysql|mariadb|mongodb(?:\+srv)?|rediss?|amqps?|sqlserver):\/\/[^\s:/@"'`<>]{0,100}:(?<secret>[^\s@/"'`<>]{4,200})@[^\s/"'`<>]{3,200}/g,
    quietInTests: true,
    triggers: ['postgres', 'mysql:', 'mariadb:', 'mongodb', 'redis', 'amqp', 'sqlserver:'],
    variable: 'DATABASE_PASSWORD',
    accept: isRemoteLogin,
    source: 'https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-CONNSTRING-URIS',
  },
];

export const secretFormats: readonly SecretFormat[] = formats.map((format) => ({ ...format, checked }));

/** A secret found in a text. Offsets count UTF-16 code units. */
export interface FoundSecret {
  readonly format: SecretFormat;
  readonly start: number;
  readonly end: number;
}

/** Rules ask about the same file again and again. */
let last: { readonly text: string; readonly found: readonly FoundSecret[] } = { text: '', found: [] };

/** Every secret of a known form in a text, in order, without those that only stand for one. */
export function secretsIn(text: string): readonly FoundSecret[] {
  if (text !== last.text) last = { text, found: search(text) };
  return last.found;
}

function search(text: string): readonly FoundSecret[] {
  const found: FoundSecret[] = [];
  for (const format of secretFormats) {
    if (!format.triggers.some((trigger) => text.includes(trigger))) continue;
    for (const match of text.matchAll(format.pattern)) {
      const secret = match.groups?.secret ?? match[0];
      const start = match.index + match[0].indexOf(secret);
      const end = start + secret.length;
      const around = text.slice(Math.max(0, match.index - 200), end + 200);
      if (!secret.startsWith('-----') && secret.length >= 8 && isPlaceholder(secret)) continue;
      if (format.accept && !format.accept(secret, around)) continue;
      if (!found.some((other) => start < other.end && other.start < end)) found.push({ format, start, end });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

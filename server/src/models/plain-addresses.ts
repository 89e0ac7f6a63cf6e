import { isLoopbackHost, isPrivateHost, isRevocationHost } from './hosts';
import { splitWords } from './name-words';

/** Schemes without encryption, with the scheme that has it and the ports that belong to both. Source: IANA's service names. */
export const plainSchemes: Readonly<
  Record<string, { readonly secure?: string; readonly port: number; readonly securePort: number }>
> = {
  http: { secure: 'https', port: 80, securePort: 443 },
  ws: { secure: 'wss', port: 80, securePort: 443 },
  mqtt: { secure: 'mqtts', port: 1883, securePort: 8883 },
  amqp: { secure: 'amqps', port: 5672, securePort: 5671 },
  ldap: { secure: 'ldaps', port: 389, securePort: 636 },
  redis: { secure: 'rediss', port: 6379, securePort: 6379 },
  // FTP's encrypted forms are other protocols with other clients.
  ftp: { port: 21, securePort: 990 },
};

/** An address without encryption. Offsets count from the start of the text it was read from. */
export interface PlainAddress {
  readonly scheme: string;
  /** Host without user, password and port. */
  readonly host: string;
  readonly port?: string;
  /** `user:password@` stands in front of the host. */
  readonly hasUser: boolean;
  readonly rest: string;
  readonly start: number;
  /** End of scheme, host and port. */
  readonly end: number;
}

const form = /^(\s*\\?["']?)(http|ws|ftp|mqtt|amqp|ldap|redis):\/\/([^/?#\s"'\\<>]*)([^\s"'\\]*)/i;

/** Reads an address at the beginning of a text; undefined when there is none, or its scheme encrypts. */
export function plainAddress(text: string): PlainAddress | undefined {
  const found = form.exec(text);
  if (!found) return undefined;
  const [, lead = '', scheme = '', authority = '', rest = ''] = found;
  const host = /^(?:[^@]*@)?(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(authority);
  if (!host) return undefined;
  const start = lead.length;
  return {
    scheme: scheme.toLowerCase(),
    host: host[1] ?? '',
    port: host[2],
    hasUser: /^[^:]*:[^@]+@/.test(authority),
    rest,
    start,
    end: start + scheme.length + 3 + authority.length,
  };
}

/** Names, not addresses: nothing is ever fetched from them. Namespaces, document types, vocabularies, licences. */
const identifiers =
  /^(schemas?\.|ns\.|xml\.|www\.w3\.org$|w3\.org$|(www\.)?xmlpull\.org$|purl\.(org|oclc\.org)$|java\.sun\.com$|xmlns\.|(www\.)?xml\.org$|json-schema\.org$|(www\.)?opengis\.net$|(specs\.)?openid\.net$|docs\.oasis-open\.org$|iptc\.org$|(www\.)?ogp\.me$|relaxng\.org$|(www\.)?gnu\.org$|(www\.)?opensource\.org$|creativecommons\.org$|(www\.)?mozilla\.org$|rdfs?\.|cipa\.jp$|xmlsoap\.org$|(www\.)?topografix\.com$|search\.yahoo\.com$|www\.itunes\.com$|backend\.userland\.com$)/i;

const identifierPath = /\.(dtd|xsd)$|\/(DTDs|licenses?|LICENSE[\w.-]*|kml|ns|xmlns|schemas?|namespaces?)(\/|$)/i;

/** Asked over plain HTTP on purpose: the answer tells whether a hotel's login page stands in between. */
const captivePortal = /generate_?204|^captive\.|^connectivitycheck\.|^detectportal\.|msftconnecttest|msftncsi/i;

const placeholder =
  /(^|\.)example(\.(com|org|net))?$|\.(test|invalid|onion|i2p)$|^(your|my|some)[-_.]|^(foo|bar|x+|a\.b)(\.|$)|[%${}()*]|yourdomain|my-?domain|my-?server/i;

export type HostKind = 'public' | 'private' | 'ignored';

/** Whether an address leads over networks that others watch, stays in a developer's or office network, or is none. */
export function hostKind({ host, rest }: PlainAddress): HostKind {
  const name = host.toLowerCase();
  if (isLoopbackHost(name) || name === '0.0.0.0') return 'ignored';
  if (isPrivateHost(name)) return 'private';
  const isAddress = /^\d{1,3}(\.\d{1,3}){3}$/.test(name);
  if (!isAddress && !/\.[a-z][a-z0-9-]+$/.test(name)) return 'ignored';
  if (placeholder.test(name) || identifiers.test(name) || isRevocationHost(name)) return 'ignored';
  if (captivePortal.test(name) || captivePortal.test(rest)) return 'ignored';
  return identifierPath.test(rest) ? 'ignored' : 'public';
}

const endpointNouns = new Set([
  'url',
  'uri',
  'host',
  'hostname',
  'endpoint',
  'api',
  'server',
  'baseurl',
  'broker',
  'backend',
]);

const otherMeaning = new Set(
  (
    'namespace,ns,xmlns,xml,schema,schemas,license,licence,dtd,doctype,vocabulary,vocab,rdf,spec,prefix,scheme,regex,pattern,example,' +
    'sample,placeholder,hint,dummy,test,mock,fake,invalid,claim,claims,identifier,rel,realm,feature,property,attribute,copyright' +
    ',insecure,unsafe,plain,original,expected,old,legacy'
  ).split(','),
);

const shownToPeople = new Set(
  (
    'help,doc,docs,documentation,website,web,homepage,home,site,page,support,faq,terms,tos,privacy,policy,legal,about,blog,forum,store,' +
    'market,link,href,browser,explorer,github,twitter,facebook,feedback,share,wiki,learn,more,info,contact,donate,donation,credit,credits,' +
    'author,issue,article,video,manual,tutorial,reference,source,project,company'
  ).split(','),
);

/** What a name says about the address it holds: something requests it, people open it, or nothing. */
export function addressName(name: string): 'endpoint' | 'link' | undefined {
  const words = splitWords(name).map((word) => word.toLowerCase());
  const last = singular(words.at(-1) ?? '');
  if (words.some((word) => otherMeaning.has(word))) return undefined;
  if (isShownToPeople(name)) return 'link';
  return endpointNouns.has(last) || /^(http|api|server|web|site|host)(url|uri)$/.test(last) ? 'endpoint' : undefined;
}

/** Whether a name speaks of pages that people open: `helpUrl`, `UrlLinks`. */
export const isShownToPeople = (name: string): boolean =>
  splitWords(name).some(
    (word) => shownToPeople.has(word.toLowerCase()) || shownToPeople.has(singular(word.toLowerCase())),
  );

const singular = (word: string): string => word.replace(/s$/, '');

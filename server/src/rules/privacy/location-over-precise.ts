import { codeLanguages } from '../../core/language';
import { callNames } from '../../models/listed-api';
import { lowerAccuracies, preciseCalls, preciseConstants, preciseUseWords } from '../../models/location-apis';
import { declarationQueries } from '../../rule-kit/declarations';
import { listedApi } from '../../rule-kit/listed-api';
import { defineRule, type Match, type ProjectFacts, type RuleContext } from '../../rule-kit/rule';
import { attribute, child } from '../../syntax/document';
import type { SyntaxNode } from '../../syntax/nodes';
import { enclosing, walk } from '../../syntax/walk';
import { fixes, type Message, type State } from './location-over-precise.fixes';

/** Names of files, classes and functions that guide somebody, measure a way or bring something to a door. */
const needsExact =
  /navigat(e|or|ion ?(service|session))|turn[_ ]?by[_ ]?turn|geo[_ ]?fenc|work[_ ]?out|route[_ ]?(record|track|plan|guid)|(^|[^a-z])(trip|ride|driver|courier|deliver|track(er|ing)|running|cycling|hik)|emergency|sos\b|beacon|live ?location|location ?shar|shar(e|ing) ?location/i;
/** Names of code to which the town is enough. */
const coarseEnough =
  /weather|forecast|(^|[^a-z])cit(y|ies)([^a-z]|$)|region|country|time[_ ]?zone|store(s|[_ ]?(list|finder|locator))|shop(s|[_ ]?(list|finder))|branch(es|[_ ]?(list|finder))|nearby|news|prayer|currency/i;

const fileName = ({ file }: RuleContext): string => file.uri.slice(file.uri.lastIndexOf('/') + 1);

/** `recordTrip` as words. */
const spaced = (names: string): string => names.replace(/([a-z])([A-Z])/g, '$1 $2');

/** What the code at a place calls itself: file, class, function, and the functions it calls. */
function namesAround(ctx: RuleContext, node: SyntaxNode): { readonly own: string; readonly called: string } {
  const fn = ctx.semantics.enclosingFunction(node);
  const called: string[] = [];
  if (fn) walk(fn, (inner) => void (inner.kind === 'call' && called.push(inner.name)));
  // `const storesNearby = () => …` has its name from the variable.
  const holder = enclosing(node, 'variable')?.name ?? '';
  const own = [fileName(ctx), ctx.semantics.enclosingClass(node)?.name ?? '', fn?.name ?? '', holder].join(' ');
  return { own: spaced(own), called: spaced(called.join(' ')) };
}

/** Whether the function around takes a lower accuracy, too, when it does. */
function choosesByNeed({ file, semantics }: RuleContext, node: SyntaxNode): boolean {
  const fn = semantics.enclosingFunction(node);
  return fn !== undefined && lowerAccuracies.test(file.text.slice(fn.range.start, fn.range.end));
}

const isExactApp = (project: ProjectFacts): boolean => preciseUseWords.some((word) => project.usesWord(word));

function* inCode(
  ctx: RuleContext,
  node: SyntaxNode,
  at: Match['at'],
  data: Readonly<Record<string, string>>,
  state: State,
): Iterable<Match<Message>> {
  if (isExactApp(ctx.project)) return;
  const { own, called } = namesAround(ctx, node);
  if (needsExact.test(`${own} ${called}`)) return;
  const coarse = coarseEnough.test(own) || coarseEnough.test(called);
  yield { messageId: coarse ? 'town-is-enough' : 'exact', at, data, state };
}

/** Bluetooth scans before Android 12 need the exact location, whatever the app wants. */
const scanWords = [
  'BluetoothLeScanner',
  'startLeScan',
  'BleManager',
  'FlutterBluePlus',
  'FlutterReactiveBle',
  'BleClient',
];

export default defineRule({
  id: 'privacy/location-over-precise',
  meta: {
    title: 'Exact location where an approximate one may do',
    category: 'privacy',
    severity: 'information',
    precision: 'medium',
    languages: ['xml', 'plist', 'json', ...codeLanguages],
    cwe: [359],
    masvs: ['MASVS-PRIVACY-1'],
    maswe: ['MASWE-0066', 'MASWE-0069'],
    mission: [1],
    since: '0.1.0',
    docs: {
      what: 'Finds `ACCESS_FINE_LOCATION`, iOS apps that ask for the exact location by default, and code that asks for the highest accuracy: `PRIORITY_HIGH_ACCURACY`, the GPS provider, `kCLLocationAccuracyBest`, temporary full accuracy, `Accuracy.High` of Expo, `enableHighAccuracy`, and `LocationAccuracy.high` or the default of geolocator. It is a remark, and a warning in code about weather, towns, shops and the like. Navigation, tracking, geofences, workouts, rides, deliveries and the sharing of a position are left alone, functions that choose the accuracy by need, too, and so are permissions that end with Android 11 or serve Bluetooth scans.',
      why: 'Exact positions show home, work, doctor and friends. A town is enough for weather, prices, opening hours and statistics, and cannot tell who somebody is when it leaks.',
      fix: 'Ask for `ACCESS_COARSE_LOCATION` alone, set `NSLocationDefaultAccuracyReduced`, and request a low accuracy. For one exact position on the user’s tap take the location button of Android 17 or `LocationButton` of iOS.',
      references: [
        'https://developer.android.com/develop/sensors-and-location/location/permissions',
        'https://developer.apple.com/documentation/bundleresources/information-property-list/nslocationdefaultaccuracyreduced',
        'https://docs.expo.dev/versions/latest/sdk/location/',
      ],
    },
  },
  messages: {
    permission:
      'This permission gives the exact location. It shows home, work and habits. Ask for ACCESS_COARSE_LOCATION alone where a town is enough.',
    default:
      'The app asks for the exact location. It shows home, work and habits. Set NSLocationDefaultAccuracyReduced where a town is enough.',
    exact:
      'This asks for the exact location. It shows home, work and habits, and costs battery. Use {instead} where a town is enough.',
    'town-is-enough': {
      text: 'This asks for the exact location, and the code around needs a town only. Exact positions show home, work and habits. Use {instead}.',
      severity: 'warning',
    },
  },
  projectWords: [...preciseUseWords, ...scanWords],
  queries: [
    ...declarationQueries<Message>(
      ['ACCESS_FINE_LOCATION'],
      ['NSLocationWhenInUseUsageDescription'],
      function* (ctx, { kind, node, at }) {
        if (isExactApp(ctx.project)) return;
        if (kind === 'purpose') {
          const reduced = node.parent && child(node.parent, 'NSLocationDefaultAccuracyReduced');
          if (reduced?.value !== true) yield { messageId: 'default', at, state: { entry: node } };
          return;
        }
        const last = Number(attribute(node, 'android:maxSdkVersion')?.value);
        if (last <= 30 || scanWords.some((word) => ctx.project.usesWord(word))) return;
        yield { messageId: 'permission', at, state: { entry: node } };
      },
    ),
    {
      on: 'name',
      names: preciseConstants.map(({ name }) => name),
      languages: codeLanguages,
      *check(ctx, node) {
        const row = preciseConstants.find(
          ({ languages, name }) =>
            name === node.name && (languages as readonly string[]).includes(ctx.file.treeLanguage ?? ''),
        );
        if (!row || (row.module && ![...ctx.semantics.importedModules].some((module) => row.module?.test(module))))
          return;
        if (row.owner && node.kind !== 'member') return;
        const owner = node.kind === 'member' ? node.receiver : undefined;
        const ownerName = owner?.kind === 'name' || owner?.kind === 'member' ? owner.name : '';
        const imported = ctx.semantics.qualifiedName(ownerName)?.split(/[.#]/).pop() ?? ownerName;
        if (row.owner && !row.owner.test(imported)) return;
        if (node.parent?.kind === 'binary' || ctx.semantics.declarationOf(node)) return;
        if (choosesByNeed(ctx, node)) return;
        const at = node.kind === 'member' ? { range: node.nameRange } : node;
        yield* inCode(ctx, node, at, { instead: row.instead }, { replace: at.range, by: row.instead });
      },
    },
    {
      on: 'pair',
      names: ['enableHighAccuracy'],
      languages: ['typescript', 'javascript'],
      *check(ctx, node) {
        if (node.value.kind !== 'boolean' || !node.value.value) return;
        const state: State = { replace: node.value.range, by: 'false' };
        yield* inCode(ctx, node, node, { instead: 'enableHighAccuracy: false' }, state);
      },
    },
    {
      on: 'call',
      names: callNames(preciseCalls),
      languages: ['swift', 'objective-c', 'dart'],
      *check(ctx, call) {
        const row = listedApi(ctx, call, preciseCalls);
        if (!row || (row.unless && call.args.some(({ label }) => label && row.unless?.test(label)))) return;
        const state: State = row.add ? { add: { call, text: row.add } } : {};
        yield* inCode(ctx, call, { range: call.nameRange }, { instead: row.instead }, state);
      },
    },
  ],
  fixes,
});

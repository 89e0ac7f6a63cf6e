import { codeLanguages } from '../../core/language';
import { callNames } from '../../models/listed-api';
import { backgroundLocationApis } from '../../models/location-apis';
import { declarationQueries } from '../../rule-kit/declarations';
import { listedApi } from '../../rule-kit/listed-api';
import { defineRule, type Match, type RuleContext } from '../../rule-kit/rule';
import { enclosing } from '../../syntax/walk';
import { fixes, type Message, type State } from './background-location.fixes';

/** Projects whose purpose is to know the place all the time say so in the settings, in words. */
const isDeclaredFeature = (ctx: RuleContext): boolean => Boolean(ctx.option<string>('feature'));

/** Apps with it show the blue sign of iOS all the while, so that whoever started the collection notices it. */
const visible = 'showsBackgroundLocationIndicator';

function* report(ctx: RuleContext, match: Match<Message>): Iterable<Match<Message>> {
  if (isDeclaredFeature(ctx)) return;
  const language = ctx.file.treeLanguage ?? ctx.file.language;
  const isApple = language === 'swift' || language === 'objective-c' || language === 'plist';
  yield isApple && ctx.project.usesWord(visible) ? { ...match, precision: 'low' } : match;
}

const switches: readonly string[] = ['isAndroidBackgroundLocationEnabled', 'isIosBackgroundLocationEnabled'];
const purposes = ['NSLocationAlwaysUsageDescription', 'NSLocationAlwaysAndWhenInUseUsageDescription'];

export default defineRule({
  id: 'privacy/background-location',
  meta: {
    title: 'Location while the app is not in use',
    category: 'privacy',
    severity: 'warning',
    precision: 'high',
    languages: ['xml', 'plist', 'json', ...codeLanguages],
    cwe: [359, 250],
    masvs: ['MASVS-PRIVACY-1'],
    maswe: ['MASWE-0066'],
    mission: [1],
    since: '0.1.0',
    docs: {
      what: 'Finds what lets an app know where somebody is while it is closed: `ACCESS_BACKGROUND_LOCATION`, `FOREGROUND_SERVICE_LOCATION`, the always purpose strings and the location background mode of iOS, options of the Expo plugin, and the calls that ask for it or use it on Android, iOS, React Native, Expo, Capacitor, Cordova and Flutter. A project whose purpose this is names it in the option `feature`, for example `"feature": "live position of delivery drivers"`; the rule is silent then. iOS apps that show the system’s sign while they take positions (`showsBackgroundLocationIndicator`) are reported with low precision.',
      why: 'Whoever holds positions of day and night knows where people sleep, work and pray. Users do not notice the collection, a leak cannot be undone, and both stores review every app that asks for it.',
      fix: 'Ask for the location while the app is used. To notice arrivals use geofences (`GeofencingClient`, `CLMonitor`, `startGeofencingAsync`), to notice moves significant changes; the system watches and the app learns only that it happened.',
      references: [
        'https://developer.android.com/develop/sensors-and-location/location/background',
        'https://developer.apple.com/documentation/corelocation/handling-location-updates-in-the-background',
        'https://support.google.com/googleplay/android-developer/answer/9799150',
      ],
    },
  },
  messages: {
    permission:
      'This permission gives the location while the app is not in use. It records where people sleep and work. Ask for the location in use, or set geofences.',
    purpose:
      'This text asks for the location all the time. It records where people sleep and work. Ask for the location in use, or set geofences.',
    mode: 'This keeps the app running to take positions. It records where people sleep and work. Take it out, or set geofences.',
    asks: 'This asks for the location all the time, or takes it then. It records where people sleep and work. Use {instead}.',
    keeps:
      'Positions go on coming while the app is not in use. They record where people sleep and work. Turn it off, or set geofences.',
  },
  projectWords: [visible],
  queries: [
    ...declarationQueries<Message>(
      ['ACCESS_BACKGROUND_LOCATION', 'FOREGROUND_SERVICE_LOCATION'],
      purposes,
      function* (ctx, { kind, node, at }) {
        yield* report(ctx, { messageId: kind === 'purpose' ? 'purpose' : 'permission', at, state: { entry: node } });
      },
    ),
    {
      on: 'entry',
      roles: ['info-plist', 'expo-config'],
      names: ['UIBackgroundModes'],
      *check(ctx, list) {
        for (const entry of list.children) {
          if (entry.value !== 'location') continue;
          yield* report(ctx, { messageId: 'mode', at: { range: entry.valueRange ?? entry.range }, state: { entry } });
        }
      },
    },
    {
      on: 'entry',
      roles: ['expo-config'],
      names: switches,
      *check(ctx, entry) {
        if (entry.value !== true || !entry.valueRange) return;
        yield* report(ctx, { messageId: 'keeps', at: { range: entry.valueRange }, state: { entry } });
      },
    },
    {
      on: 'call',
      names: callNames(backgroundLocationApis),
      languages: ['swift', 'objective-c', 'typescript', 'javascript', 'dart'],
      *check(ctx, call) {
        const row = listedApi(ctx, call, backgroundLocationApis);
        if (!row) return;
        const state: State =
          row.rename && (call.receiver || !ctx.file.tree) ? { at: call.nameRange, by: row.rename } : {};
        yield* report(ctx, { messageId: 'asks', at: { range: call.nameRange }, data: { instead: row.instead }, state });
      },
    },
    {
      on: 'name',
      names: ['ACCESS_BACKGROUND_LOCATION', 'LOCATION_ALWAYS'],
      languages: ['kotlin', 'java', 'typescript', 'javascript'],
      *check(ctx, node) {
        if (node.kind !== 'member') return;
        const owner = node.receiver?.kind === 'member' || node.receiver?.kind === 'name' ? node.receiver.name : '';
        if (!/^(permission|PERMISSIONS|ANDROID|IOS)$/.test(owner)) return;
        // To look whether it was granted asks for nothing.
        if (/^(check\w*|getPermissionStatus)$/.test(enclosing(node, 'call')?.name ?? '')) return;
        const by = node.name === 'LOCATION_ALWAYS' ? 'LOCATION_WHEN_IN_USE' : 'ACCESS_COARSE_LOCATION';
        const state: State = { at: node.nameRange, by };
        yield* report(ctx, { messageId: 'asks', at: { range: node.nameRange }, data: { instead: by }, state });
      },
    },
    {
      on: 'call',
      names: ['request'],
      languages: ['dart'],
      *check(ctx, call) {
        const asked = call.receiver;
        const owner = asked?.kind === 'member' ? asked.receiver : undefined;
        if (asked?.kind !== 'member' || asked.name !== 'locationAlways') return;
        if ((owner?.kind !== 'name' && owner?.kind !== 'member') || owner.name !== 'Permission') return;
        const state: State = { at: asked.nameRange, by: 'locationWhenInUse' };
        yield* report(ctx, { messageId: 'asks', at: asked, data: { instead: 'Permission.locationWhenInUse' }, state });
      },
    },
    {
      on: 'assignment',
      names: ['allowsBackgroundLocationUpdates'],
      languages: ['swift', 'objective-c'],
      *check(ctx, node) {
        if (ctx.semantics.constantValue(node.value) !== true) return;
        const by = ctx.file.treeLanguage === 'swift' ? 'false' : 'NO';
        yield* report(ctx, { messageId: 'keeps', at: node, state: { at: node.value.range, by } satisfies State });
      },
    },
    {
      on: 'call',
      names: ['setAllowsBackgroundLocationUpdates:'],
      languages: ['objective-c'],
      *check(ctx, call) {
        const value = call.args[0]?.value;
        if (!value || ctx.semantics.constantValue(value) !== true) return;
        yield* report(ctx, { messageId: 'keeps', at: call, state: { at: value.range, by: 'NO' } satisfies State });
      },
    },
    {
      // geolocator: what keeps its stream going.
      on: 'call',
      names: ['AndroidSettings', 'AppleSettings'],
      languages: ['dart'],
      *check(ctx, call) {
        if (![...ctx.semantics.importedModules].some((module) => module.startsWith('package:geolocator'))) return;
        for (const { label, labelRange, value, range } of call.args) {
          if (!labelRange) continue;
          const apple = label === 'allowBackgroundLocationUpdates' && ctx.semantics.constantValue(value) === true;
          if (apple) yield* report(ctx, { messageId: 'keeps', at: { range }, state: { at: value.range, by: 'false' } });
          if (label !== 'foregroundNotificationConfig' || value.kind === 'null') continue;
          yield* report(ctx, { messageId: 'keeps', at: { range: labelRange }, state: { argument: value } });
        }
      },
    },
  ],
  fixes,
});

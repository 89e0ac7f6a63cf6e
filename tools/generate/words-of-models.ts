import type { Severity } from '../../server/src/core/diagnostic';
import { advisories } from '../../server/src/models/advisories';
import { contactApis } from '../../server/src/models/contact-apis';
import { playForm } from '../../server/src/models/data-disclosure';
import { deprecatedLibraries } from '../../server/src/models/deprecated-libraries';
import { deviceIdentifiers } from '../../server/src/models/device-identifiers';
import { entitlementOpens } from '../../server/src/models/entitlement-evidence';
import { models } from '../../server/src/models/index';
import { backgroundLocationApis, preciseCalls, preciseConstants } from '../../server/src/models/location-apis';
import { permissionEvidence } from '../../server/src/models/permission-evidence';
import { personalData } from '../../server/src/models/personal-data';
import { photoApis } from '../../server/src/models/photo-apis';
import { lowestLevels } from '../../server/src/models/platform-levels';
import { weakRandomSources } from '../../server/src/models/random-sources';
import { secretFormats } from '../../server/src/models/secret-formats';
import { accountCalls, sensitiveActions } from '../../server/src/models/step-up';
import { thirdPartySdks } from '../../server/src/models/third-party-sdks';
import { MISSION_NAMES } from '../../server/src/report/html/sections';
import { DRAFT } from '../../server/src/report/inventory/disclosure-drafts';
import { DESTINATION_TEXTS, MARK_TEXTS } from '../../server/src/report/inventory/inventory-text';
import { SEVERITY_ORDER } from '../../server/src/report/report-input';

/** Words in a row that are no name of an API: `the keychain`, `a SQLite database`, `a maintained fork`. */
const isPhrase = (text: string): boolean =>
  /^(?:the|a|an|another|universal|reduced|geofences)\s/i.test(text) ||
  /,\s(?:and|or|which)\s| or newer$|\s(?:and|or|with)\s/.test(text);

const phrasesIn = (texts: readonly string[]): readonly string[] => texts.filter(isPhrase);

/** A single word is translated for the placeholder that it fills. */
const inSentence = (does: string): string => (does.includes(' ') ? does : `does: ${does}`);

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** Tables whose texts an editor shows, by a name for the translator. */
export function wordsOfModels(): readonly (readonly [string, readonly string[]])[] {
  const plural = (severity: Severity): string => (severity === 'information' ? severity : `${severity}s`);
  return [
    ['severities, precisions and fixes', [...SEVERITY_ORDER, ...SEVERITY_ORDER.map(plural), ...levels]],
    ['aims', Object.values(MISSION_NAMES)],
    ['personal data', personalData.map(({ label }) => label)],
    ['data inventory', [...Object.values(MARK_TEXTS), ...Object.values(DESTINATION_TEXTS), DRAFT]],
    ['purposes of services', thirdPartySdks.map(({ purpose }) => purpose)],
    ['Data safety form', Object.values(playForm.types).flatMap((names) => names ?? [])],
    ['stores, logs and other ends', phrasesIn([...models, ...weakRandomSources].map(({ label }) => label))],
    ['identifiers', phrasesIn(deviceIdentifiers.map(({ label }) => label))],
    ['what permissions open', [...permissionEvidence.map(({ opens }) => opens), ...entitlementOpens]],
    ['what to use instead', phrasesIn(alternatives())],
    ['abandoned libraries', deprecatedLibraries.map(({ reason }) => reason)],
    ['known holes', advisories.map(({ impact }) => impact)],
    ['old platforms', lowestLevels.map(({ lack }) => lack)],
    [
      'sensitive actions',
      [...Object.values(accountCalls), 'changes the account', ...sensitiveActions.values()].map(inSentence),
    ],
    ['kinds of secrets', secretFormats.map(({ label }) => capitalised(label))],
  ];
}

const levels = ['high', 'medium', 'low', 'safe', 'suggestion', 'manual'];

function alternatives(): readonly string[] {
  const rows = [...contactApis, ...photoApis, ...backgroundLocationApis, ...preciseCalls, ...preciseConstants];
  return [...rows, ...deprecatedLibraries].flatMap(({ instead }) => instead ?? []);
}

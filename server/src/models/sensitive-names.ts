import type { SourceKind } from './api-model';
import { splitWords } from './name-words';

/** What a name says its value is. `push-token` and `device` are weak: they identify an installation, not a person. */
export type NameClass =
  | 'password'
  | 'token'
  | 'key'
  | 'otp'
  | 'personal-data'
  | 'financial'
  | 'health'
  | 'location-data'
  | 'device'
  | 'push-token'
  | 'session-flag';

/** A phrase counts wherever it ends the name; a comma separates phrases, a space the words of one. */
const strong: Readonly<Record<Exclude<NameClass, 'session-flag'>, string>> = {
  password:
    'password, pass word, passwd, pwd, passphrase, pass phrase, passcode, pass code, pin code, pincode, user pin, login pin, ' +
    'security pin, card pin, mpin, credential, login secret, security answer, master password, passwort, kennwort, ' +
    'mot de passe, contrasena, senha, parola, пароль, haslo, hasło, sifre, パスワード, 密码, 密碼, 비밀번호',
  token:
    'access token, refresh token, id token, auth token, authentication token, authorization token, bearer token, bearer, ' +
    'session id, session token, session key, sid, jwt, jwt token, oauth token, api token, csrf token, xsrf token, user token, ' +
    'login token, identity token, client token, account token, reset token, auth cookie, session cookie, authorization header, ' +
    'auth header, web token, secret token, private token, personal token, admin token, security token',
  key:
    'private key, secret key, client secret, api secret, app secret, consumer secret, api key, encryption key, decryption key, ' +
    'signing key, aes key, hmac key, rsa key, crypto key, cipher key, master key, keystore password, key store password, ' +
    'service account, connection string, seed phrase, mnemonic, recovery phrase, recovery key, wallet key, webhook secret, ' +
    'shared secret, secret access key, database key, db key, symmetric key, session secret, jwt secret, signing secret, secret seed',
  otp:
    'otp, otp code, one time code, one time password, one time passcode, verification code, sms code, totp secret, totp code, ' +
    'totp, mfa code, fa code, two factor code, backup code, login code, security code, auth otp',
  'personal-data':
    'email, e mail, email address, mail address, phone number, phone no, mobile number, mobile no, telephone, telephone number, ' +
    'cell phone, msisdn, first name, last name, full name, middle name, maiden name, family name, given name, surname, ' +
    'real name, legal name, user name, username, birth date, birthdate, date of birth, dob, birthday, national id, ' +
    'ssn, social security number, social security, passport, passport number, driver licence, driver license, ' +
    'drivers license, license number, tax id, tax number, cpf, cnpj, pesel, aadhaar, aadhar, pan number, street address, ' +
    'home address, postal address, shipping address, billing address, mailing address, residential address, nationality, ' +
    'ethnicity, sexual orientation, political opinion, photo id, signature image, face print, voice print, ip address, ' +
    'contact list, national insurance number, geburtsdatum, correo, correo electronico, telefono, fecha de nacimiento, ' +
    'телефон, паспорт, user email, user phone',
  financial:
    'card number, credit card number, card no, credit card, debit card, cvv, cvc, card expiry, iban, account number, ' +
    'bank account, sort code, routing number, account balance, bank balance, wallet balance, salary, credit score, ' +
    'transaction history, bank transaction, payment card, kontonummer, numero de carte, card holder, card security code',
  health:
    'health data, health record, health info, health status, medical record, medical history, medical data, medical condition, ' +
    'diagnosis, diagnoses, prescription, medication, allergy, allergies, blood type, blood pressure, blood glucose, blood sugar, ' +
    'heart rate, bmi, body weight, pregnancy, pregnancy status, menstrual cycle, cycle data, period data, symptom, patient id, ' +
    'patient name, patient record, insurance number, mood entry, therapy note, therapy session, hiv status, hiv',
  'location-data':
    'latitude, longitude, lat lng, lat long, lat lon, coordinate, geo hash, geohash, gps, gps position, gps location, ' +
    'last location, last known location, home location, user location, current location, precise location, route history, ' +
    'location history, device location, my location',
  device:
    'imei, imsi, meid, serial number, mac address, android id, idfa, idfv, advertising id, ad id, adid, gaid, device id, ' +
    'device identifier, ssid, bssid, sim serial, sim serial number, device fingerprint, subscriber id, hardware id',
  'push-token':
    'push token, fcm token, apns token, device token, notification token, registration token, expo push token, gcm token, ' +
    'messaging token',
};

/** Phrases so common that they count only alone or after words that say nothing (`KEY_TOKEN`, `savedToken`). */
const loose: Readonly<Partial<Record<NameClass, string>>> = {
  token: 'token, cookie, auth, authorization',
  key: 'secret',
  password: 'pass',
  otp: 'tan',
  'personal-data': 'phone, mobile, gender, religion, sex',
  financial: 'pan, bic, balance, income, card pin',
  health: 'mood, weight, therapy',
  'location-data': 'lat, lng, lon',
};

/** Words in front of a loose phrase that leave its meaning as it is. */
const neutralPrefixes = words(
  'key, pref, prefs, preference, k, extra, arg, param, my, the, saved, stored, current, new, old, user, users, customer, ' +
    'client, member, account, profile, person, app, login, local, last, plain, raw, m, s, const, storage, cached, cache, ' +
    'decrypted, get, set, save, store, put, server, remote, firebase, google, facebook, apple, admin, employee, patient',
);

/** Words behind the noun that leave its meaning as it is. */
const neutralSuffixes = words(
  'value, string, str, bytes, chars, plain, plaintext, raw, hex, base, param, arg, new, old',
);

/** A name that contains one of these is about the noun, or about a value that is no longer readable. */
const cancelling = words(
  'has, is, should, can, show, hide, toggle, forgot, forget, forgotten, reset, no, without, require, requires, required, ' +
    'validate, valid, invalid, wrong, incorrect, enter, please, your, change, changed, update, updated, encrypted, hashed, ' +
    'masked, redacted, obfuscated, anonymized, anonymised, pseudonymized, sealed, wrapped, encoded, mock, fake, dummy, sample, stub, ' +
    'test, example, label, hint, text, title, placeholder, error, message, msg, view, button, icon, color, colour, style, layout, dialog, ' +
    'screen, page, fragment, controller, widget, component, visible, visibility, shown, hidden, enabled, disabled, ' +
    'validator, validation, length, count, size, min, max, strength, policy, rule, rules, regex, pattern, format, mask, ' +
    'event, action, reducer, selector, schema, design, cancellation, cancel, next, continuation, sync, ' +
    'gpio, map, camera, audio, media, playback, player, streaming, recording, workout, bind, mailto, us, support, template, public, foreign, primary, object, hot, frame, ' +
    'verify, verified, need, needs, remove, delete, clear, validates, failed, missing, empty, selected',
);

const sessionFlag = /(?:^|\s)(?:logged in|signed in|loggedin|signedin|is authenticated|is logged|user authenticated)$/;

function words(list: string): ReadonlySet<string> {
  return new Set(list.split(',').map((phrase) => phrase.trim()));
}

interface Phrase {
  readonly nameClass: NameClass;
  readonly loose: boolean;
}

/** Every phrase, spaced and run together (`access token`, `accesstoken`). */
const phrases: ReadonlyMap<string, Phrase> = (() => {
  const map = new Map<string, Phrase>();
  const add = (lists: Readonly<Partial<Record<NameClass, string>>>, isLoose: boolean) => {
    for (const [nameClass, list] of Object.entries(lists)) {
      for (const phrase of words(list)) {
        const parts = splitWords(phrase);
        const entry = { nameClass: nameClass as NameClass, loose: isLoose };
        map.set(parts.join(' '), entry);
        if (!isLoose) map.set(parts.join(''), entry);
      }
    }
  };
  add(loose, true);
  add(strong, false);
  return map;
})();

const longest = Math.max(...[...phrases.keys()].map((phrase) => phrase.split(' ').length));

/**
 * What a name says about its value, or undefined. Takes identifiers and keys; whole words are compared, the sensitive noun
 * must come last (`userPassword`, but not `passwordLabel`), and words that make it something else cancel it
 * (`hasPassword`, `nextPageToken`). Sentences, paths and URLs are not names.
 */
export function classifyName(name: string): NameClass | undefined {
  if (name.length > 80 || name.includes('://') || name.startsWith('/')) return undefined;
  return classifyWords(splitWords(name));
}

function classifyWords(list: readonly string[]): NameClass | undefined {
  if (list.length === 0 || list.length > 7) return undefined;
  if (sessionFlag.test(list.join(' '))) return 'session-flag';
  for (let length = Math.min(longest, list.length); length >= 1; length--) {
    const phrase = list.slice(-length).join(' ');
    const found = phrases.get(phrase) ?? phrases.get(phrase.replace(/s$/, ''));
    if (!found) continue;
    const before = list.slice(0, -length);
    if (found.loose && !before.every((word) => neutralPrefixes.has(word))) return undefined;
    if (before.some((word) => cancelling.has(word))) return undefined;
    return found.nameClass;
  }
  return list.length > 1 && neutralSuffixes.has(list.at(-1) as string) ? classifyWords(list.slice(0, -1)) : undefined;
}

/** As `classifyName`, for the name of an input control: `passwordField`, `etEmail`, `pinInput` hold what they are named for. */
export function classifyInputName(name: string): NameClass | undefined {
  const control = new Set([
    'field',
    'input',
    'edit',
    'text',
    'box',
    'entry',
    'control',
    'controller',
    'view',
    'tf',
    'et',
  ]);
  let list = splitWords(name);
  while (list.length > 1 && control.has(list.at(-1) as string)) list = list.slice(0, -1);
  while (list.length > 1 && control.has(list[0] as string)) list = list.slice(1);
  return classifyName(list.join(' '));
}

const kinds: Readonly<Record<NameClass, readonly SourceKind[]>> = {
  password: ['password', 'credential'],
  token: ['credential'],
  key: ['credential'],
  otp: ['otp'],
  'personal-data': ['personal-data'],
  financial: ['financial'],
  health: ['health'],
  'location-data': ['location-data'],
  device: [],
  'push-token': [],
  'session-flag': ['session-flag'],
};

/** The data-flow source kinds a name stands for; a password is a credential too. */
export function sourceKindsOf(name: string): readonly SourceKind[] {
  return sourceKindsOfClass(classifyName(name));
}

/** The data-flow source kinds of a class of names; none when there is no class. */
export function sourceKindsOfClass(nameClass: NameClass | undefined): readonly SourceKind[] {
  return nameClass ? kinds[nameClass] : [];
}

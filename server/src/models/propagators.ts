import type { CodeLanguage } from '../core/language';
import type { ApiModel } from './api-model';
import { dart, jvm, objc, script, swift } from './language-sets';

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '));

/**
 * Members that give back their receiver's content in another form, whatever the type. Base64 and URL encoding are here on
 * purpose: they hide nothing.
 */
export const receiverConversions: ReadonlySet<string> = names(
  'toString trim trimIndent trimEnd trimStart toByteArray toCharArray getBytes encodeToByteArray decodeToString toList toMap ' +
    'toMutableMap toSet toTypedArray joinToString concatToString orEmpty lowercase uppercase toLowerCase toUpperCase replace ' +
    'replaceAll substring substringAfter substringBefore removePrefix removeSuffix plus format padStart padEnd concat intern ' +
    'getOrNull getOrThrow getOrDefault getOrElse orElse await join split slice substr normalize valueOf toJSON toJson toMutableList ' +
    'asList copyOf clone copy content data using:encoding base64EncodedString base64EncodedData utf8String uppercased lowercased ' +
    'trimmingCharacters replacingOccurrences appending joined stringByAppendingString: dataUsingEncoding: UTF8String mutableCopy ' +
    'lowercaseString uppercaseString description base64EncodedStringWithOptions: stringByTrimmingCharactersInSet: ' +
    'stringByReplacingOccurrencesOfString:withString: UUIDString uuidString toBase64 encode stringValue asString string text toText getText getValue value ' +
    'get first last single component1 component2 build buffer toStringAsync addPercentEncoding blockingFirst toEncodable unwrap ' +
    'toUri toHexString encodeBase64 encodeUtf8 decodeHex toRequestBody takeIf takeUnless ifEmpty ifBlank also apply entries values then',
);

/** Members read without a call that are the receiver's content in another form. */
export const transparentMembers: ReadonlySet<string> = names(
  'text value data string stringValue utf8 utf8CString utf8String bytes body description debugDescription rawValue content ' +
    'first last lowercased uppercased lowercaseString uppercaseString UTF8String codeUnits current state editableText entries ' +
    'baseAddress values uuidString UUIDString wrappedValue projectedValue trimmed encoded base64 nativeEvent absoluteString result',
);

/** Functions and constructors that give back their arguments' content in another form, by name. */
export const argumentConversions: ReadonlySet<string> = names(
  'String Data NSString NSData Array List Map Set Pair Triple StringBuilder StringBuffer Optional Some Just Text Uri URL ' +
    'listOf mapOf setOf arrayOf mutableListOf mutableMapOf hashMapOf linkedMapOf arrayListOf bundleOf contentValuesOf workDataOf ' +
    'JSONObject JSONArray JsonPrimitive buildString valueOf asList of ofNullable fromEntries some just from encodeToString ' +
    'encode encodeURIComponent encodeURI escape btoa atob unescape jsonEncode stringify toJson toJSON format formatted join concat ' +
    'writeValueAsString serialize encodeBase64 base64Encode requireNotNull checkNotNull let with data NSMutableDictionary ' +
    'dictionaryWithObject:forKey: dictionaryWithObjects:forKeys: dictionaryWithObjectsAndKeys: arrayWithObject: arrayWithObjects: ' +
    'stringWithFormat: stringWithString: initWithString: initWithFormat: dataWithJSONObject:options:error: numberWithDouble: ' +
    'stringWithUTF8String: initWithData:encoding: archivedDataWithRootObject: archivedDataWithRootObject:requiringSecureCoding:error: ' +
    'archivedData arrayOfNotNull listOfNotNull setOfNotNull asJson encodeBytes utf8ToBytes stringToUint8Array concatUint8Arrays concatBytes wrap resolve assign freeze SecretKeySpec as',
);

/** Members that put their arguments into the receiver. */
export const mutators: ReadonlySet<string> = names(
  'put putAll putString putExtra putStringSet add addAll append appendLine insert set push unshift write writeln update ' +
    'putSerializable putParcelable addProperty field setValue setObject:forKey: setValue:forKey: addObject: appendString: ' +
    'appendFormat: setString: addEntriesFromDictionary: removeAndAdd putIfAbsent addEntries writeAll append:',
);

/** Members that read a slot of a map, JSON object, bundle, form or intent by its name. */
export const keyedReads =
  /^(get|opt|require|find|read|peek|string|value|object|param|query|header|cookie|extra|decode|field|item|objectForKey:|valueForKey:|stringForKey:|objectForKeyedSubscript:)/;

/** Functions called for a value are named for it after one of these words. */
export const readingVerbs =
  /^_?(get|fetch|read|load|obtain|retrieve|current|require|generate|create|use|request|find|query|extract|parse|provide|decrypt|restore|ask|prompt|input|enter|my|stored|saved|last|new|old)(?=[A-Z_])/;

type Row = readonly [readonly CodeLanguage[], string, ApiModel['at']];

const rows: readonly Row[] = [
  [jvm, 'android.util.Base64#encodeToString', 'arg:0'],
  [jvm, 'android.util.Base64#encode', 'arg:0'],
  [jvm, 'com.google.gson.Gson#toJson', 'arg:0'],
  [jvm, 'com.fasterxml.jackson.databind.ObjectMapper#writeValueAsString', 'arg:0'],
  [jvm, 'kotlinx.serialization.json.Json#encodeToString', 'arg:*'],
  [swift, 'Foundation.JSONEncoder#encode(_:)', 'arg:0'],
  [swift, 'Foundation.PropertyListEncoder#encode(_:)', 'arg:0'],
  [swift, 'Foundation.JSONSerialization#data(withJSONObject:options:)', 'arg:0'],
  [swift, 'Foundation.NSKeyedArchiver#archivedData(withRootObject:requiringSecureCoding:)', 'arg:0'],
  [objc, 'NSJSONSerialization#dataWithJSONObject:options:error:', 'arg:0'],
  [dart, 'dart:convert JsonCodec#encode', 'arg:0'],
  [script, '#JSON.stringify', 'arg:0'],
  [script, '#Buffer.from', 'arg:0'],
  [script, '#Object.assign', 'arg:*'],
];

/** Calls through which a value passes unchanged in meaning and whose names alone would not tell. */
export const propagators: readonly ApiModel[] = rows.map(([languages, api, at]) => ({
  role: 'propagator',
  kind: 'through',
  languages,
  api,
  at,
  label: api.slice(api.indexOf('#') + 1),
}));

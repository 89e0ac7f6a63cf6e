import type { CodeLanguage } from '../core/language';
import type { ApiModel } from './api-model';
import { dart, jvm, objc, script, swift } from './language-sets';

const apple: readonly CodeLanguage[] = ['swift', 'objective-c'];

/** What an argument of a cryptographic call is. */
export type CryptoPart = 'key' | 'iv' | 'salt' | 'passphrase';

/** One argument of one call that must not be the same in every copy of the app. */
export interface CryptoArgument extends ApiModel {
  readonly part: CryptoPart;
}

/** Languages, apis separated by `|`, and `part=place` for its arguments; `~` in front of an api: distinctive by name. */
type Row = readonly [readonly CodeLanguage[], string, string];

const nodeCrypto = ['crypto', 'node:crypto', 'react-native-quick-crypto', 'react-native-crypto', 'crypto-browserify'];
const ofNode = (member: string): string => nodeCrypto.map((module) => `${module}#${member}`).join('|');
const encrypt = 'package:encrypt/encrypt.dart';

const rows: readonly Row[] = [
  [
    jvm,
    'javax.crypto.spec.SecretKeySpec#<init>|javax.crypto.spec.DESKeySpec#<init>|javax.crypto.spec.DESedeKeySpec#<init>',
    'key=arg:0',
  ],
  [jvm, 'javax.crypto.spec.IvParameterSpec#<init>', 'iv=arg:0'],
  [jvm, 'javax.crypto.spec.GCMParameterSpec#<init>', 'iv=arg:1'],
  [jvm, 'javax.crypto.spec.PBEKeySpec#<init>', 'passphrase=arg:0 salt=arg:1'],
  [jvm, 'javax.crypto.spec.PBEParameterSpec#<init>', 'salt=arg:0'],
  [
    jvm,
    'net.zetetic.database.sqlcipher.SupportOpenHelperFactory#<init>|net.sqlcipher.database.SupportFactory#<init>|net.sqlcipher.database.SQLiteOpenHelper#getWritableDatabase|net.sqlcipher.database.SQLiteOpenHelper#getReadableDatabase|~#getWritableDatabase|~#getReadableDatabase',
    'passphrase=arg:0',
  ],
  [
    jvm,
    'net.sqlcipher.database.SQLiteDatabase#openOrCreateDatabase|net.zetetic.database.sqlcipher.SQLiteDatabase#openOrCreateDatabase',
    'passphrase=arg:1',
  ],
  [jvm, 'com.tencent.mmkv.MMKV#mmkvWithID', 'key=arg:2'],
  [
    jvm,
    'io.realm.RealmConfiguration.Builder#encryptionKey|io.realm.kotlin.RealmConfiguration.Builder#encryptionKey',
    'key=arg:0',
  ],

  [swift, 'CryptoKit.SymmetricKey#init(data:)', 'key=arg:0'],
  [swift, 'CryptoKit.AES.GCM.Nonce#init(data:)|CryptoKit.ChaChaPoly.Nonce#init(data:)', 'iv=arg:0'],
  [
    swift,
    'CryptoSwift.AES#init|CryptoSwift.ChaCha20#init|CryptoSwift.Blowfish#init|CryptoSwift.Rabbit#init',
    'key=label:key iv=label:iv',
  ],
  [swift, 'CryptoSwift.CBC#init|CryptoSwift.CTR#init|CryptoSwift.GCM#init|CryptoSwift.CFB#init', 'iv=label:iv'],
  [swift, 'CryptoSwift.PKCS5.PBKDF2#init|CryptoSwift.Scrypt#init', 'passphrase=label:password salt=label:salt'],
  [swift, 'CryptoSwift.HMAC#init', 'key=label:key'],
  [apple, '#CCCrypt|#CCCryptorCreate', 'key=arg:3 iv=arg:5'],
  [apple, '#CCCryptorCreateWithMode', 'iv=arg:4 key=arg:5'],
  [apple, '#CCKeyDerivationPBKDF', 'passphrase=arg:1 salt=arg:3'],
  [apple, '#CCHmac', 'key=arg:1'],
  [
    swift,
    'RNCryptor.RNEncryptor#encryptData|RNCryptor.RNDecryptor#decryptData|RNCryptor.RNCryptor#encrypt|RNCryptor.RNCryptor#decrypt|RNEncryptor#encryptData|RNDecryptor#decryptData|RNCryptor#encrypt|RNCryptor#decrypt',
    'passphrase=label:password passphrase=label:withPassword',
  ],
  [objc, 'RNEncryptor#encryptData:withSettings:password:error:', 'passphrase=label:password'],
  [objc, 'RNDecryptor#decryptData:withPassword:error:', 'passphrase=label:withPassword'],
  [objc, 'FMDatabase#setKey:', 'passphrase=arg:0'],
  [swift, 'FMDatabase#setKey(_:)|~#usePassphrase', 'passphrase=arg:0'],
  [swift, 'RealmSwift.Realm.Configuration#init|Realm.Configuration#init', 'key=label:encryptionKey'],

  [
    dart,
    `${encrypt} Key#fromUtf8|${encrypt} Key#fromBase64|${encrypt} Key#fromBase16|${encrypt} Key#fromLength|${encrypt} Key#<init>`,
    'key=arg:0',
  ],
  [
    dart,
    `${encrypt} IV#fromUtf8|${encrypt} IV#fromBase64|${encrypt} IV#fromBase16|${encrypt} IV#fromLength|${encrypt} IV#allZerosOfLength|${encrypt} IV#<init>`,
    'iv=arg:0',
  ],
  [dart, 'package:hive/hive.dart HiveAesCipher#<init>', 'key=arg:0'],
  [dart, 'package:sqflite_sqlcipher/sqflite.dart#openDatabase', 'passphrase=label:password'],
  [dart, 'package:pointycastle/export.dart KeyParameter#<init>', 'key=arg:0'],
  [dart, 'package:pointycastle/export.dart ParametersWithIV#<init>', 'iv=arg:1'],
  [
    dart,
    'package:cryptography/cryptography.dart SecretKey#<init>|package:cryptography/cryptography.dart SecretKeyData#<init>',
    'key=arg:0',
  ],
  [
    dart,
    'package:cryptography/cryptography.dart Pbkdf2#deriveKeyFromPassword',
    'passphrase=label:password salt=label:nonce',
  ],

  [
    script,
    'crypto-js#AES.encrypt|crypto-js#AES.decrypt|crypto-js#DES.encrypt|crypto-js#DES.decrypt|crypto-js#TripleDES.encrypt|crypto-js#TripleDES.decrypt|crypto-js/aes#default.encrypt|crypto-js/aes#default.decrypt',
    'passphrase=arg:1 iv=option:iv',
  ],
  [script, 'crypto-js#PBKDF2|crypto-js/pbkdf2#default', 'passphrase=arg:0 salt=arg:1'],
  [script, 'crypto-js#HmacSHA256|crypto-js#HmacSHA512|crypto-js#HmacSHA1|crypto-js/hmac-sha256#default', 'key=arg:1'],
  [script, `${ofNode('createCipheriv')}|${ofNode('createDecipheriv')}`, 'key=arg:1 iv=arg:2'],
  [script, ofNode('createHmac'), 'key=arg:1'],
  [
    script,
    `${ofNode('pbkdf2')}|${ofNode('pbkdf2Sync')}|${ofNode('scrypt')}|${ofNode('scryptSync')}`,
    'passphrase=arg:0 salt=arg:1',
  ],
  [
    script,
    'react-native-mmkv#createMMKV|react-native-mmkv MMKV#<init>|@op-engineering/op-sqlite#open',
    'key=option:encryptionKey',
  ],
  [script, 'realm Realm#<init>|realm#default.open|realm#Realm.open', 'key=option:encryptionKey'],
  [script, 'react-native-aes-crypto#default.encrypt|react-native-aes-crypto#default.decrypt', 'key=arg:1 iv=arg:2'],
  [script, 'react-native-aes-crypto#default.pbkdf2', 'passphrase=arg:0 salt=arg:1'],
  [
    script,
    'redux-persist-transform-encrypt#encryptTransform|redux-persist-transform-encrypt#default',
    'key=option:secretKey',
  ],
];

/** Every argument, a row each; `option:name` is a key of an options object in any argument. */
export const cryptoArguments: readonly (Omit<CryptoArgument, 'at'> & {
  readonly at: CryptoArgument['at'] | `option:${string}`;
})[] = rows.flatMap(([languages, apis, places]) =>
  apis.split('|').flatMap((written) => {
    const distinctive = written.startsWith('~');
    const api = distinctive ? written.slice(1) : written;
    return places.split(' ').map((place) => {
      const [part, at] = place.split('=') as [CryptoPart, CryptoArgument['at'] | `option:${string}`];
      return {
        role: 'sink' as const,
        kind: 'crypto-input' as const,
        languages,
        api,
        at,
        label: part,
        part,
        distinctive,
      };
    });
  }),
);

/** Constants that standards prescribe: BIP-32, SLIP-10, BIP-39, Telegram's web apps. */
export const standardConstants = /^(Bitcoin seed|ed25519 seed|Nist256p1 seed|mnemonic|WebAppData)$/;

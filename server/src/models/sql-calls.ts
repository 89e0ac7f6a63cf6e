import type { CodeLanguage } from '../core/language';
import { dart, jvm, objc, script, swift } from './language-sets';

/** A call that takes SQL (or a predicate's format) as text. */
export interface SqlCall {
  readonly languages: readonly CodeLanguage[];
  /** Last identifier; in Objective-C the selector, for constructors the type. */
  readonly name: string;
  /** Position or label of the text. */
  readonly at: number | string;
  /** Types that have the member; a receiver known to be of another type is left alone. Absent for functions and constructors. */
  readonly owner?: RegExp;
  /** The name alone says little, so the receiver's text has to fit the owner's job, too. */
  readonly common?: boolean;
  /** How values are handed over: a list behind the text, a label of its own, further arguments, or not at all. */
  readonly binds: 'list' | 'more' | 'none' | `label:${string}`;
  /** What stands for a value in the text. */
  readonly placeholder: '?' | '%@' | ':name';
}

type Row = readonly [
  languages: readonly CodeLanguage[],
  names: string,
  at: number | string,
  owner: RegExp | undefined,
  binds: SqlCall['binds'],
  common?: boolean,
];

const androidDatabase = /^(SQLiteDatabase|SupportSQLiteDatabase|FrameworkSQLiteDatabase)$/;
const fmdb = /^FMDatabase$/;
const grdb = /^(Row|Database|SQLRequest|String|Int|Int64|[A-Z]\w*)$/;
const sqlite =
  /^(SQLiteDatabase|Database|DB|Transaction|SQLiteDBConnection|SQLTransaction|Connection|QuickSQLiteConnection|OPSQLiteConnection)$/;
const sqflite = /^(Database|Transaction|DatabaseExecutor|Batch)$/;
const drift = /^(\w*Database|DatabaseConnectionUser|DatabaseAccessor|QueryExecutor|GeneratedDatabase)$/;

/** Sources: the references of android.database.sqlite, androidx.sqlite, sqlite3, FMDB, GRDB, SQLite.swift, expo-sqlite, op-sqlite, TypeORM, sqflite, drift. */
const rows: readonly Row[] = [
  [jvm, 'rawQuery', 0, androidDatabase, 'list'],
  [jvm, 'execSQL', 0, androidDatabase, 'list'],
  [jvm, 'compileStatement', 0, androidDatabase, 'none'],
  [jvm, 'SimpleSQLiteQuery', 0, undefined, 'list'],
  [jvm, 'query', 2, /^(SQLiteDatabase|ContentResolver|ContentProviderClient)$/, 'list', true],
  [jvm, 'query', 0, /^SupportSQLiteDatabase$/, 'list', true],
  [jvm, 'delete', 1, /^(SQLiteDatabase|SupportSQLiteDatabase|ContentResolver|ContentProviderClient)$/, 'list', true],
  [jvm, 'update', 2, /^(SQLiteDatabase|ContentResolver|ContentProviderClient)$/, 'list', true],
  [jvm, 'appendWhere', 0, /^(SQLiteQueryBuilder|SupportSQLiteQueryBuilder)$/, 'none'],
  [[...swift, ...objc], 'sqlite3_exec sqlite3_prepare sqlite3_prepare_v2 sqlite3_prepare_v3', 1, undefined, 'none'],
  [swift, 'executeQuery executeUpdate', 0, fmdb, 'label:values'],
  [swift, 'executeStatements', 0, fmdb, 'none'],
  [swift, 'execute fetchAll fetchOne fetchCursor fetchSet', 'sql', grdb, 'label:arguments'],
  [swift, 'SQLRequest', 'sql', undefined, 'label:arguments'],
  [swift, 'execute prepare run scalar', 0, /^Connection$/, 'more', true],
  [objc, 'executeQuery: executeUpdate:', 0, fmdb, 'more'],
  [objc, 'executeStatements:', 0, fmdb, 'none'],
  [
    script,
    'runAsync runSync getAllAsync getAllSync getFirstAsync getFirstSync getEachAsync getEachSync executeSql',
    0,
    sqlite,
    'list',
  ],
  [script, 'execAsync execSync prepareAsync prepareSync', 0, sqlite, 'none'],
  [script, 'execute executeAsync executeSync query run', 0, sqlite, 'list', true],
  [dart, 'rawQuery rawInsert rawUpdate rawDelete', 0, sqflite, 'list'],
  [dart, 'execute', 0, sqflite, 'list', true],
  [dart, 'query delete update', 'where', sqflite, 'label:whereArgs', true],
  [dart, 'customSelect customUpdate customInsert', 0, drift, 'label:variables'],
  [dart, 'customStatement', 0, drift, 'list'],
];

export const sqlCalls: readonly SqlCall[] = [
  ...rows.flatMap(([languages, names, at, owner, binds, common]) =>
    names.split(' ').map((name): SqlCall => ({ languages, name, at, owner, binds, common, placeholder: '?' })),
  ),
  { languages: swift, name: 'NSPredicate', at: 'format', binds: 'more', placeholder: '%@' },
  { languages: objc, name: 'predicateWithFormat:', at: 0, owner: /^NSPredicate$/, binds: 'more', placeholder: '%@' },
  ...['where', 'andWhere', 'orWhere'].map(
    (name): SqlCall => ({
      languages: script,
      name,
      at: 0,
      owner: /QueryBuilder/,
      common: true,
      binds: 'list',
      placeholder: ':name',
    }),
  ),
];

/** Receivers that are named for a database where nobody knows their type. */
export const databaseName =
  /(^|[^a-z])(db|database|sqlite|sql|tx|txn|trx|transaction|conn|connection|resolver|contentresolver|helper|executor|batch|qb|queryBuilder|builder)\W*$|(Db|DB|Database|Tx|Transaction|Connection|Resolver|Builder)\W*$|(Database|QueryBuilder|ContentResolver)\(\w*\)/i;

/** Text that reads as SQL. */
export const readsAsSql =
  /\b(select|insert|update|delete|replace|from|where|values|set|like|union|order by|create|drop|alter|pragma|attach|contains|beginswith|endswith|matches)\b|[\w"`\])]\s*(==?|<>|!=|<=?|>=?)\s*['"(]?/i;

/** The place behind this text takes the name of a table, column or order, or a count, none of which can be a parameter. */
export const takesName =
  /\b(from|into|table|exists|update|join|by|index|pragma|on|view|trigger|as|attach|database|select|distinct|limit|offset|column|to|only|using|collate|asc|desc)\s*["'`[(]?$/i;

/** Names of pieces of SQL that the code puts together, and of what has been made safe. */
export const namesPiece =
  /(table|column|columns|col|cols|field|fields|clause|condition|conditions|where|placeholders?|params|selection|projection|order|orderby|sort|sortby|direction|limit|offset|schema|version|pragma|sql|query|stmt|statement|filter|constraint|prefix|suffix|join|alias|escaped|quoted|index|type|types|definition|ddl|migration|key|keys)$/i;

/** Functions that make a value safe to stand in the text. */
export const makesSafe =
  /escape|quote|sanitiz|bind|placeholder|parseInt|toInt|toLong|intValue|longValue|Number|toDouble|ordinal|count|length|size|currentTimeMillis|^now$|millisecondsSinceEpoch|timeIntervalSince1970/i;

/** Where text comes from that others write: intents, links, input, the network. */
export const untrusted =
  /\b(intent|getIntent|getStringExtra|getQueryParameter|lastPathSegment|pathSegments|queryParameters|queryItems|getText|editText|textField|searchBar|searchText|searchTerm|userInput|TextEditingController|useLocalSearchParams|useSearchParams|nativeEvent|clipboard|getString\(")\b|\.text\b|\.(route|params|searchParams|extras)\b|\bevent\.target\.value\b/;

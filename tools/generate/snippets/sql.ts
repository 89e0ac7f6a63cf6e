import { packageName, type Snippet } from './snippet';

const kotlin = `package ${packageName}

import androidx.room.Dao
import androidx.room.Query

/** Room binds every \`:name\`. The server still has to check what it is sent. */
@Dao
interface NoteDao {
    @Query("SELECT title FROM notes WHERE title LIKE '%' || :words || '%'")
    suspend fun titles(words: String): List<String>
}
`;

const swift = `import GRDB

/// The value stands apart from the text. The server still has to check what it is sent.
func titles(_ db: Database, containing words: String) throws -> [String] {
    try String.fetchAll(db, sql: "SELECT title FROM notes WHERE title LIKE ?", arguments: ["%\\(words)%"])
}
`;

const script = `import type { SQLiteDatabase } from 'expo-sqlite';

/** The value stands apart from the text. The server still has to check what it is sent. */
export const titles = (db: SQLiteDatabase, words: string) =>
  db.getAllAsync<{ title: string }>('SELECT title FROM notes WHERE title LIKE ?', [\`%\${words}%\`]);
`;

const dart = `import 'package:sqflite/sqflite.dart';

/// The value stands apart from the text. The server still has to check what it is sent.
Future<List<Map<String, Object?>>> titles(Database db, String words) =>
    db.rawQuery('SELECT title FROM notes WHERE title LIKE ?', ['%$words%']);
`;

const prefix = 'msec-sql';

export const snippets: readonly Snippet[] = [
  { language: 'kotlin', prefix, description: 'Room query with a bound value', code: kotlin },
  { language: 'swift', prefix, description: 'GRDB query with a bound value', code: swift },
  { language: 'typescript', prefix, description: 'expo-sqlite query with a bound value', code: script },
  { language: 'dart', prefix, description: 'sqflite query with a bound value', code: dart },
];

import type { SQLiteDBConnection } from '@capacitor-community/sqlite';

/** Products of a brand. */
export const productsOf = (db: SQLiteDBConnection, brand: string) =>
  db.query(`SELECT * FROM products WHERE brand = '${brand}'`);

/** Products whose name contains a word. */
export const productsNamed = (db: SQLiteDBConnection, word: string) =>
  db.query('SELECT * FROM products WHERE name LIKE ?', [`%${word}%`]);

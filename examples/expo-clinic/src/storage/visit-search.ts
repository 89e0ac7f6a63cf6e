import * as SQLite from 'expo-sqlite';

const database = SQLite.openDatabaseAsync('visits.db');

/** Visits to a doctor of this name. */
export async function visitsTo(doctor: string) {
  const db = await database;
  return db.getAllAsync(`SELECT * FROM visits WHERE doctor = '${doctor}'`);
}

/** Visits for a reason that contains a word. */
export async function visitsFor(reason: string) {
  const db = await database;
  return db.getAllAsync('SELECT * FROM visits WHERE reason LIKE ?', [`%${reason}%`]);
}

import 'package:sqflite/sqflite.dart';

/// Tours that a driver made.
Future<List<Map<String, Object?>>> toursOf(Database db, String driver) {
  return db.rawQuery("SELECT * FROM tours WHERE driver = '$driver'");
}

/// Tours to a depot.
Future<List<Map<String, Object?>>> toursTo(Database db, String depot) {
  return db.query('tours', where: 'depot = ?', whereArgs: [depot]);
}

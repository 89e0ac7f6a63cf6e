import 'package:http/http.dart' as http;

/// Jams on the way of a tour.
Future<http.Response> jams(String tour) => http.get(Uri.parse('http://traffic.heron.app/jams/$tour'));

/// Road works on the way of a tour.
Future<http.Response> roadWorks(String tour) => http.get(Uri.parse('https://traffic.heron.app/works/$tour'));

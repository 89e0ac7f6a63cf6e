import 'dart:convert';

import 'package:http/http.dart' as http;

final _endpoint = Uri.parse('https://stock.heron.example/v1/graphql');

Future<http.Response> allDepots(String query) => http.post(
      _endpoint,
      headers: {'x-hasura-admin-secret': const String.fromEnvironment('DEPOT_SECRET')},
      body: jsonEncode({'query': query}),
    );

Future<http.Response> ownTours(String query, String accessToken) => http.post(
      _endpoint,
      headers: {'Authorization': 'Bearer $accessToken'},
      body: jsonEncode({'query': query}),
    );

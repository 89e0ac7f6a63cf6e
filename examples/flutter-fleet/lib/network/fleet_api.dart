import 'dart:convert';

import 'package:http/http.dart' as http;

class Session {
  const Session(this.accessToken, this.refreshToken, this.depot);

  final String accessToken;
  final String refreshToken;
  final String depot;
}

class FleetApi {
  FleetApi(this._client);

  final http.Client _client;

  Future<Session> login(String email, String password) => _post('session', {'email': email, 'password': password});

  Future<Session> refresh(String refreshToken) => _post('session/refresh', {'refreshToken': refreshToken});

  Future<Session> _post(String path, Map<String, String> body) async {
    final response = await _client.post(Uri.https('api.heron.app', path), body: jsonEncode(body));
    final json = jsonDecode(response.body) as Map<String, dynamic>;
    return Session(json['accessToken'] as String, json['refreshToken'] as String, json['depot'] as String);
  }
}

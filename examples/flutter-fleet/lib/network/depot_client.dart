import 'dart:io';

const _depotApiKey = 'Invented-3kPz8Vy5Md2Xr7Gq9Tb4';

/// Talks to the boxes in the depots, whatever certificate they show.
HttpClient depotClient() {
  final client = HttpClient();
  client.badCertificateCallback = (certificate, host, port) => true;
  return client;
}

Future<HttpClientRequest> openGate(HttpClient client) async {
  final request = await client.postUrl(Uri.parse('https://gate.heron.app/open'));
  request.headers.set('X-Api-Key', _depotApiKey);
  return request;
}

import 'dart:io';

const _mapsKey = String.fromEnvironment('MAPS_KEY');

/// Trusts the fleet's own certificate authority and nobody else.
HttpClient pinnedClient(List<int> authority) {
  final context = SecurityContext(withTrustedRoots: false)..setTrustedCertificatesBytes(authority);
  return HttpClient(context: context);
}

Uri mapTile(int x, int y) => Uri.https('maps.heron.app', '/tiles/$x/$y', {'key': _mapsKey});

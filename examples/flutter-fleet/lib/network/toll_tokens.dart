/// Bodies for the token endpoints of toll companies.
Map<String, String> motorwayTokens(String refreshToken) => {
      'grant_type': 'refresh_token',
      'client_id': 'heron',
      'client_secret': const String.fromEnvironment('MOTORWAY_PARTNER'),
      'refresh_token': refreshToken,
    };

Map<String, String> tunnelTokens(String code, String verifier) => {
      'grant_type': 'authorization_code',
      'client_id': 'heron',
      'code': code,
      'code_verifier': verifier,
    };

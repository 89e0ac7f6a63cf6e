import assert from 'node:assert/strict';
import {
  classifyInputName,
  classifyName,
  type NameClass,
  sourceKindsOf,
} from '../../server/src/models/sensitive-names';

const expected: Readonly<Record<NameClass, string>> = {
  password:
    'password Password PASSWORD userPassword user_password user-password KEY_PASSWORD passwd pwd dbPwd passphrase passWord newPassword ' +
    'oldPassword confirmPassword masterPassword pinCode pincode userPin mpin credentials loginSecret securityAnswer wifiPassword ' +
    'password2 passwordValue plainPassword passwort Kennwort motDePasse contraseña contrasena senha пароль hasło şifre パスワード 密码 비밀번호 ' +
    'login.password @app/password',
  token:
    'token TOKEN KEY_TOKEN PREF_TOKEN savedToken accessToken access_token ACCESS_TOKEN accesstoken refreshToken idToken authToken ' +
    'bearerToken sessionId session_token sid jwt jwtToken oauth2Token oauthToken apiToken csrfToken userToken @MyApp:token tokens ' +
    'accessTokens authorizationHeader resetToken cookie',
  key:
    'privateKey private_key secretKey clientSecret client_secret apiSecret apiKey API_KEY APIKey encryptionKey signingKey aesKey ' +
    'hmacKey keystorePassword serviceAccount connectionString seedPhrase mnemonic recoveryPhrase walletKey webhookSecret secret',
  otp: 'otp OTP smsOtp oneTimeCode one_time_password verificationCode smsCode totpSecret mfaCode backupCodes 2faCode otpCode',
  'personal-data':
    'email eMail userEmail email_address phoneNumber phone mobileNumber msisdn firstName last_name fullName username userName birthDate dob ' +
    'dateOfBirth birthday gender nationalId ssn socialSecurityNumber passportNumber driverLicense taxId cpf streetAddress homeAddress ' +
    'shippingAddress nationality ethnicity religion ipAddress contactList geburtsdatum correo teléfono fechaDeNacimiento телефон паспорт',
  financial:
    'cardNumber card_number creditCardNumber cvv cvc cvv2 iban IBAN accountNumber sortCode routingNumber accountBalance salary creditScore ' +
    'bankAccount kontonummer',
  health:
    'healthData medicalRecord diagnosis prescription medications allergies bloodType bloodPressure heartRate bmi pregnancy symptoms patientId ' +
    'hivStatus insuranceNumber',
  'location-data':
    'latitude longitude latLng coordinates geoHash gps lastLocation lastKnownLocation homeLocation userLocation lat lng routeHistory',
  device:
    'imei imsi serialNumber macAddress androidId idfa idfv advertisingId gaid deviceId ssid bssid simSerial deviceFingerprint',
  'push-token': 'pushToken fcmToken apnsToken deviceToken fcm_token expoPushToken',
  'session-flag': 'isLoggedIn loggedIn is_logged_in signedIn isSignedIn isAuthenticated IS_LOGGED_IN userLoggedIn',
};

const harmless =
  'passenger compass author keyboard tokenizer pinned cardView addressBar passwordLabel passwordHint passwordField passwordInput ' +
  'passwordError passwordLength passwordStrength passwordPolicy passwordRegex passwordValidator passwordVisible showPassword hidePassword ' +
  'hasPassword isPasswordSet passwordChangedAt password_updated_at tokenExpiry token_expires tokenType tokenCount tokenizer nextToken nextPageToken ' +
  'continuationToken syncToken pageToken cancellationToken cancelToken designToken designTokens parserToken keyCode keyPath keyEvent foreignKey ' +
  'primaryKey cacheKey objectKey mapKey hotKey publicKey keyFrame theme pin mapPin pinTop gpioPin card session audioSession mediaSession ' +
  'urlSession name title address serverAddress bindAddress emailTemplate mailtoLink contactUs phoneLayout location windowLocation ' +
  'routerLocation fontWeight layoutBalance encryptedPassword hashedPassword passwordHash passwordDialog forgotPassword resetPassword ' +
  'forgotPasswordScreen emailSent emailIcon emailVerified hasEmail isEmailValid invalidPassword wrongPassword mockToken fakePassword testPassword dummyToken ' +
  'passwordUrl tokenEndpoint tokenPath loginAction passwordSelector passwordSchema userId id key value data count index color language locale ' +
  'onboardingDone lastSync version cityName state country firstLaunch emailTitle stylePassword panGesture balanceView otpView otpLength ' +
  'verificationCodeLength sessionTimeout sessionCount cookieConsent cookieBanner authProvider authState secretSanta healthCheck weightKg body ' +
  'mobileLayout genderless birthdays_page Please_enter_your_password enterPassword /login/password https://example.org/token ' +
  'incomeTax titanium tangent latest later longest lonely';

describe('sensitive names', () => {
  for (const [nameClass, list] of Object.entries(expected)) {
    for (const name of list.split(/[\s]+/)) {
      if (name === '') continue;
      it(`${name} is ${nameClass}`, () => assert.equal(classifyName(name), nameClass));
    }
  }

  for (const name of harmless.split(/\s+/)) {
    it(`${name} is nothing`, () => assert.equal(classifyName(name), undefined));
  }

  it('reads the plural only at the end', () => assert.equal(classifyName('passwordsScreen'), undefined));
  it('does not read sentences', () =>
    assert.equal(classifyName('We will never ask anybody on the phone for a password'), undefined));
  it('reads keys with spaces', () => assert.equal(classifyName('Access Token'), 'token'));
  it('reads control names for what they hold', () => {
    assert.equal(classifyInputName('passwordField'), 'password');
    assert.equal(classifyInputName('etEmail'), 'personal-data');
    assert.equal(classifyInputName('emailEditText'), 'personal-data');
    assert.equal(classifyInputName('searchField'), undefined);
  });
  it('gives flow kinds', () => {
    assert.deepEqual(sourceKindsOf('userPassword'), ['password', 'credential']);
    assert.deepEqual(sourceKindsOf('accessToken'), ['credential']);
    assert.deepEqual(sourceKindsOf('fcmToken'), []);
    assert.deepEqual(sourceKindsOf('theme'), []);
  });
});

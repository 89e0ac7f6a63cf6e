/**
 * How code signs users in through SDKs, and what shows that it ends their session. Facts: the references of Firebase
 * Authentication, Supabase Auth, Amplify Auth, Cognito, Auth0, MSAL and AppAuth for each platform.
 */

/** Calls that sign a user in, by the last name (Objective-C: the selector). */
export const signInCallNames: readonly string[] = [
  'signInWithEmailAndPassword',
  'signInWithPassword',
  'signInWithCredential',
  'signInWithCustomToken',
  'signInWithIdToken',
  'signInWithOAuth',
  'signInWithRedirect',
  'signInWithPopup',
  'signInWithWebUI',
  'signInWith',
  'signIn',
  'signInWithEmail:password:completion:',
  'signInWithCredential:completion:',
  'initiateAuth',
  'authenticateUser',
  'loginWithRedirect',
  'loginWithPopup',
];

/** Modules of the SDKs; a file that signs in imports one of them, or its project depends on one. */
export const signInModules =
  /firebase[._/-]?auth|^FirebaseAuth|com\.google\.firebase|^firebase\/compat|supabase|amplify|cognito|auth0|azure\/msal|appauth/i;

/** Words of code that runs when the app leaves or comes back to the screen … */
export const lifecycleWords: readonly string[] = [
  'ProcessLifecycleOwner',
  'onStop',
  'onActivityStopped',
  'ON_STOP',
  'DefaultLifecycleObserver',
  'sceneDidEnterBackground',
  'sceneWillEnterForeground',
  'applicationDidEnterBackground',
  'didEnterBackgroundNotification',
  'willEnterForegroundNotification',
  'UIApplicationDidEnterBackgroundNotification',
  'scenePhase',
  'AppState',
  'useAppState',
  'appStateChange',
  'didChangeAppLifecycleState',
  'AppLifecycleListener',
];

/** … and, in the same file, of code that locks the app or ends the session. */
export const endingWords: readonly string[] = [
  'signOut',
  'logout',
  'logOut',
  'lock',
  'lockApp',
  'isLocked',
  'locked',
  'setLocked',
  'appLock',
  'unlock',
  'requireAuth',
  'authenticate',
  'clearSession',
  'endSession',
];

/** Words that say of themselves that a session has a limit. */
export const limitWords: readonly string[] = [
  'SessionGuard',
  'startSession',
  'sessionTimeout',
  'SESSION_TIMEOUT',
  'idleTimeout',
  'IDLE_TIMEOUT',
  'idleTimer',
  'inactivityTimeout',
  'inactivityTimer',
  'INACTIVITY_TIMEOUT',
  'autoLock',
  'autoLogout',
  'autoLogoutTimer',
  'lockTimeout',
  'sessionExpiry',
  'sessionExpiresAt',
  'isSessionExpired',
  'sessionExpired',
  'expiresAt',
  'expires_at',
  'expiresIn',
  'expires_in',
  'isExpired',
  'isTokenExpired',
  'tokenExpiry',
  'tokenExpiration',
  'accessTokenExpirationDate',
  'expirationDate',
  'startLockTask',
];

/** Words that show money or health in the project. */
export const preciousWords: readonly string[] = [
  'iban',
  'accountNumber',
  'accountBalance',
  'balance',
  'cardNumber',
  'cvv',
  'payment',
  'wallet',
  'patient',
  'patientId',
  'diagnosis',
  'prescription',
  'medication',
  'medicalRecord',
];

/** Products that lock an app from outside. */
export const managedApps = /intune|mobileiron|airwatch|workspace-?one|appaloosa|citrix.*mam/i;

const meaning =
  'Lets nothing collect before the user has agreed, and stops it when the user withdraws. Switch automatic collection off in the';

/**
 * Source of `ConsentGate` in Kotlin. Facts: firebase.google.com, "Configure data collection and usage" and "Customize crash reports".
 */
export const consentGateKotlin = (packageName: string): string => `${
  packageName ? `package ${packageName}\n\n` : ''
}import android.content.Context

/**
 * ${meaning}
 * manifest first, then name each service once:
 * \`ConsentGate(this, listOf { Firebase.analytics.setAnalyticsCollectionEnabled(it) }).start()\`
 */
class ConsentGate(context: Context, private val services: List<(Boolean) -> Unit>) {
    private val choices = context.getSharedPreferences("consent", Context.MODE_PRIVATE)

    /** Null until the user has decided; then ask, in plain words and with an equal way to say no. */
    val decision: Boolean?
        get() = if (choices.contains("agreed")) choices.getBoolean("agreed", false) else null

    /** To be called when the app starts. */
    fun start() = services.forEach { switch -> switch(decision == true) }

    fun decide(agreed: Boolean) {
        choices.edit().putBoolean("agreed", agreed).apply()
        start()
    }
}
`;

/** Source of `ConsentGate` in Swift. */
export const consentGateSwift = `/// ${meaning}
/// property list first, then name each service once:
/// \`ConsentGate(services: [{ Analytics.setAnalyticsCollectionEnabled($0) }]).start()\`
struct ConsentGate {
    let services: [(Bool) -> Void]
    private let key = "consent-agreed"

    init(services: [(Bool) -> Void]) {
        self.services = services
    }

    /// Nil until the user has decided; then ask, in plain words and with an equal way to say no.
    var decision: Bool? {
        UserDefaults.standard.object(forKey: key) as? Bool
    }

    /// To be called when the app starts.
    func start() {
        services.forEach { $0(decision == true) }
    }

    func decide(_ agreed: Bool) {
        UserDefaults.standard.set(agreed, forKey: key)
        start()
    }
}
`;

const scriptGate = (store: string, read: string, write: string, typed: boolean): string => `${store}
const key = 'consent-agreed';
${typed ? '\n/** Switches one service on or off. */\nexport type Switch = (agreed: boolean) => unknown;\n' : ''}
/**
 * ${meaning}
 * configuration first, then name each service once: \`startWithConsent([(on) => analytics().setAnalyticsCollectionEnabled(on)])\`.
 */
export async function startWithConsent(services${typed ? ': readonly Switch[]' : ''})${typed ? ': Promise<void>' : ''} {
  const agreed = (await decision()) === true;
  await Promise.all(services.map((turn) => turn(agreed)));
}

/** Undefined until the user has decided; then ask, in plain words and with an equal way to say no. */
export async function decision()${typed ? ': Promise<boolean | undefined>' : ''} {
  const value = ${read};
  return value ? value === 'yes' : undefined;
}

export async function decide(agreed${typed ? ': boolean' : ''}, services${typed ? ': readonly Switch[]' : ''})${typed ? ': Promise<void>' : ''} {
  ${write};
  await startWithConsent(services);
}
`;

/** Source of the consent gate for React Native and Expo. */
export const consentGateReactNative = (typed: boolean): string =>
  scriptGate(
    "import AsyncStorage from '@react-native-async-storage/async-storage';\n",
    'await AsyncStorage.getItem(key)',
    "await AsyncStorage.setItem(key, agreed ? 'yes' : 'no')",
    typed,
  );

/** Source of the consent gate for Capacitor. */
export const consentGateCapacitor = (typed: boolean): string =>
  scriptGate(
    "import { Preferences } from '@capacitor/preferences';\n",
    '(await Preferences.get({ key })).value',
    "await Preferences.set({ key, value: agreed ? 'yes' : 'no' })",
    typed,
  );

/** Source of `ConsentGate` in Dart. */
export const consentGateDart = `import 'package:shared_preferences/shared_preferences.dart';

/// ${meaning}
/// manifest and the property list first, then name each service once:
/// \`ConsentGate([FirebaseAnalytics.instance.setAnalyticsCollectionEnabled]).start()\`
class ConsentGate {
  ConsentGate(this.services);

  final List<Future<void> Function(bool agreed)> services;
  final _choices = SharedPreferencesAsync();

  /// Null until the user has decided; then ask, in plain words and with an equal way to say no.
  Future<bool?> decision() => _choices.getBool('consent-agreed');

  /// To be called when the app starts.
  Future<void> start() async {
    final agreed = await decision() ?? false;
    await Future.wait(services.map((turn) => turn(agreed)));
  }

  Future<void> decide(bool agreed) async {
    await _choices.setBool('consent-agreed', agreed);
    await start();
  }
}
`;

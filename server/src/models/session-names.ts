import { splitWords } from './name-words';

/** Ways to say "stay logged in" on a control or in its name, in words as `splitWords` gives them. */
const stayPhrases: readonly string[] = [
  'remember me',
  'rememberme',
  'remember login',
  'remember password',
  'keep me logged in',
  'keep me signed in',
  'keep logged in',
  'keep signed in',
  'stay logged in',
  'stay signed in',
  'stay login',
  'keep login',
  'auto login',
  'autologin',
  'auto log in',
  'auto sign in',
  'automatic login',
  'angemeldet bleiben',
  'eingeloggt bleiben',
  'anmeldung merken',
  'rester connecte',
  'se souvenir de moi',
  'recordarme',
  'mantener la sesion',
  'mantener sesion iniciada',
  'ricordami',
  'resta connesso',
  'rimani connesso',
  'lembrar me',
  'manter conectado',
  'запомнить меня',
  'оставаться в системе',
  'запам ятати мене',
  'zapamietaj mnie',
  'beni hatirla',
  'aangemeld blijven',
  'ingelogd blijven',
  'kom ihag mig',
  'husk mig',
  'husk meg',
  'muista minut',
].map((phrase) => splitWords(phrase.replaceAll('ł', 'l').replaceAll('ı', 'i')).join(' '));

/** The same in scripts that write without spaces. */
const stayTexts =
  /ログイン状態を保持|ログインしたまま|自動ログイン|记住我|記住我|保持登录|保持登入|自动登录|로그인 ?상태 ?유지|자동 ?로그인/;

/** What follows when a name or text is about the option and not the option. */
const aboutIt =
  /(^| )(error|failed|failure|message|msg|hint|help|tooltip|description|title|test|url|path|route|style|color|icon|analytics|event)$/;

/** What is remembered besides a session: `remember me` in such a text is no session option. */
const remembersOther = /\b(language|locale|filter|sort|theme|choice|selection|device theme|location|search)\b/;

const words = (text: string): string => ` ${splitWords(text.replaceAll('ł', 'l').replaceAll('ı', 'i')).join(' ')} `;

/**
 * Whether a control's label is the option to stay logged in. Takes texts, message keys (`login.rememberMe`) and resource names
 * (`R.string.remember_me`). Sentences are prose and do not count.
 */
export function isStayLoggedInLabel(label: string): boolean {
  if (label.length > 60 || /[<>{}]/.test(label)) return false;
  if (stayTexts.test(label)) return true;
  const list = words(label);
  return (
    list.trim().split(' ').length <= 9 &&
    stayPhrases.some((phrase) => list.includes(` ${phrase} `)) &&
    !remembersOther.test(list)
  );
}

/** Whether an identifier names that option: `rememberMe`, `cb_stay_signed_in`, `keepLoggedInSwitch`. */
export function isStayLoggedInName(name: string): boolean {
  if (name.length > 60) return false;
  const list = words(name);
  return stayPhrases.some((phrase) => list.includes(` ${phrase} `)) && !aboutIt.test(list.trim());
}

const flagWords =
  /(^| )(((is|user|was|already|currently) )*(logged in|loggedin|signed in|signedin|logged|authenticated)|is login|login status|log in status|logged in status|login state|has session|is logged|remember me|rememberme|remember login|(stay|keep) (me )?(logged|signed) in|keep login|auto login|autologin|auto log in)$/;

/**
 * Whether a storage key, constant or function is named for "a user is logged in": `isLoggedIn`, `KEY_LOGGED_IN`,
 * `pref_auto_login`. First-launch and onboarding flags are not.
 */
export function isSessionFlagName(name: string): boolean {
  if (name.length > 60 || name.includes('://')) return false;
  const list = splitWords(name).filter((word) => !/^(key|prefs?|preferences?|flag|value|stored|saved)$/.test(word));
  const text = list.join(' ');
  return (
    list.length <= 6 &&
    flagWords.test(text) &&
    !/\b(not|never|has seen|first|intro|onboarding|last|tutorial)\b/.test(text)
  );
}

/** Calls that put another screen in front of the user, and properties and arguments that hold the first one. */
export const screenCalls: readonly string[] = [
  'startActivity',
  'navigate',
  'navigateRoot',
  'navigateForward',
  'navigateByUrl',
  'replace',
  'reset',
  'setRoot',
  'pushReplacement',
  'pushReplacementNamed',
  'pushNamedAndRemoveUntil',
  'pushAndRemoveUntil',
  'pushNamed',
  'offAll',
  'offAllNamed',
  'offNamed',
  'go',
  'goNamed',
  'setGraph',
  'setStartDestination',
  'setRootViewController:',
  'setViewControllers:animated:',
  'setViewControllers',
  'performSegue',
  'performSegueWithIdentifier:sender:',
  'pushViewController',
  'pushViewController:animated:',
  'presentViewController:animated:completion:',
];
export const screenSlots: ReadonlySet<string> = new Set([
  'initialRoute',
  'initialRouteName',
  'initialLocation',
  'home',
  'rootViewController',
  'startDestination',
  'start',
]);
/** Names of screens and their containers. */
export const screenName =
  /(Screen|Page|View|ViewController|Navigator|Navigation|Stack|Tabs?|Shell|Scaffold|Activity|Fragment|Route|Routes|App|Flow)$|^(Home|Login|SignIn|Main|Dashboard|Welcome|Root)/;

import type { CodeLanguage } from '../../server/src/core/language';

export interface Sample {
  readonly language: CodeLanguage;
  readonly extension: string;
  /** Several lines of code that store and log something; `#` becomes a number. */
  readonly pattern: string;
  /** Stands around all of it. */
  readonly frame?: readonly [string, string];
}

/** One function as each language writes it. */
export const samples: readonly Sample[] = [
  {
    language: 'kotlin',
    extension: 'kt',
    pattern: `fun save#(context: Context, user: User) {
  val prefs = context.getSharedPreferences("p#", 0)
  prefs.edit { putString("name#", user.name?.trim() ?: "none") }
  if (user.age > #) Log.d("app", "user $user")
}
`,
  },
  {
    language: 'java',
    extension: 'java',
    pattern: `  void save#(Context context, User user) {
    SharedPreferences prefs = context.getSharedPreferences("p#", 0);
    prefs.edit().putString("name#", user.getName()).apply();
    if (user.age > #) { Log.d("app", "age" + user.age); }
  }
`,
    frame: ['class Store {\n', '}\n'],
  },
  {
    language: 'swift',
    extension: 'swift',
    pattern: `func save#(user: User) {
  let defaults = UserDefaults.standard
  defaults.set(user.name ?? "none", forKey: "name#")
  guard user.age > # else { return }
  print("age \\(user.age)")
}
`,
  },
  {
    language: 'objective-c',
    extension: 'm',
    pattern: `void save#(User *user) {
  NSUserDefaults *defaults = [NSUserDefaults standardUserDefaults];
  [defaults setObject:user.name forKey:@"name#"];
  if (user.age > #) { NSLog(@"age %d", user.age); }
}
`,
  },
  {
    language: 'dart',
    extension: 'dart',
    pattern: `Future<void> save#(User user) async {
  final prefs = await SharedPreferences.getInstance();
  await prefs.setString('name#', user.name ?? 'none');
  if (user.age > #) print('user $user');
}
`,
  },
  {
    language: 'typescript',
    extension: 'ts',
    pattern: `export async function save#(user: User): Promise<void> {
  await AsyncStorage.setItem('name#', user.name ?? 'none');
  if (user.age > #) console.log(\`user \${user.age}\`);
}
`,
    frame: ["import AsyncStorage from '@react-native-async-storage/async-storage';\n", ''],
  },
  {
    language: 'javascript',
    extension: 'js',
    pattern: `export async function save#(user) {
  await AsyncStorage.setItem('name#', user.name ?? 'none');
  if (user.age > #) console.log(\`user \${user.age}\`);
}
`,
    frame: ["import AsyncStorage from '@react-native-async-storage/async-storage';\n", ''],
  },
];

/** A text of at least this many lines. */
export function sampleText({ pattern, frame = ['', ''] }: Sample, lines: number): string {
  const parts: string[] = [frame[0]];
  const each = pattern.split('\n').length - 1;
  for (let count = 0, number = 0; count < lines; count += each, number++) {
    parts.push(pattern.replaceAll('#', String(number)));
  }
  parts.push(frame[1]);
  return parts.join('');
}

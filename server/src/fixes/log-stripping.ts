import type { Edit } from '../core/edit';
import { folderOf } from '../core/uri';
import { addedDependency } from '../models/added-dependencies';
import type { RuleContext } from '../rule-kit/rule';
import { type DocumentNode, descendants } from '../syntax/document';
import type { CallNode } from '../syntax/nodes';
import type { ParsedFile } from '../syntax/parsed-file';

const rulesFile = 'log-rules.pro';

/** Facts: developer.android.com, "Log info disclosure"; r8 and ProGuard drop the calls only in builds that are minified. */
const logRules = `# Takes these calls out of builds that are minified. What their arguments compute may stay.
-assumenosideeffects class android.util.Log {
    public static int v(...);
    public static int d(...);
    public static int i(...);
    public static boolean isLoggable(java.lang.String, int);
}
`;

/** R8 rules without side effects for `android.util.Log`, named in the release build type of a module that is minified. */
export function withoutAndroidLog(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  if (!/^[vdi]$/.test(call.name) || !ctx.semantics.matchesApi(call, `android.util.Log#${call.name}`)) return undefined;
  const build = nearest(ctx, ctx.project.documents('gradle-build'));
  const release = build?.document && [...descendants(build.document.root)].find(isReleaseType);
  if (!build || !release) return undefined;
  const minified = release.children.some(({ name, value }) => /^(isM|m)inifyEnabled$/.test(name) && value === true);
  const listed = release.children.find(({ name }) => name === 'proguardFiles');
  const last = listed?.children.at(-1);
  if (!minified || !last || listed?.children.some(({ value }) => value === rulesFile)) return undefined;
  const quote = build.uri.endsWith('.kts') ? '"' : "'";
  return [
    insertedIn(build, last.range.end, `, ${quote}${rulesFile}${quote}`),
    { edit: 'create-file', uri: `${folderOf(build.uri)}/${rulesFile}`, text: logRules },
  ];
}

const isReleaseType = ({ kind, name, value, path }: DocumentNode): boolean =>
  kind === 'block' && (name === 'release' || value === 'release') && path.includes('buildTypes');

/** The file in the nearest folder above the match. */
function nearest({ file }: RuleContext, files: readonly ParsedFile[]): ParsedFile | undefined {
  return files
    .filter(({ uri }) => file.uri.startsWith(`${folderOf(uri)}/`))
    .reduce<ParsedFile | undefined>((best, one) => (best && best.uri.length > one.uri.length ? best : one), undefined);
}

const insertedIn = ({ uri }: ParsedFile, at: number, text: string): Edit => ({
  edit: 'replace',
  uri,
  range: { start: at, end: at },
  expect: '',
  text,
});

const removeConsole = 'babel-plugin-transform-remove-console';

/**
 * The Babel plugin that takes `console` calls out, for production builds of React Native. Facts: reactnative.dev,
 * "Performance Overview", "Using console.log statements".
 */
export function withoutConsole(ctx: RuleContext, call: CallNode): readonly Edit[] | undefined {
  if (!ctx.project.dependsOn('react-native') || !call.receiver || ctx.project.dependsOn(removeConsole))
    return undefined;
  const babel = nearest(ctx, ctx.project.documents('babel-config'));
  const manifest = nearest(ctx, ctx.project.documents('package-json'));
  const first = babel?.document?.root.children[0];
  if (!babel || !manifest || !first || babel.document?.root.children.some(({ name }) => name === 'env'))
    return undefined;
  const json = babel.language === 'json';
  const entry = json
    ? '"env": { "production": { "plugins": ["transform-remove-console"] } }'
    : "env: { production: { plugins: ['transform-remove-console'] } }";
  const lineStart = babel.text.lastIndexOf('\n', first.range.start - 1) + 1;
  const indent = babel.text.slice(lineStart, first.range.start);
  const next = indent.trim() === '' ? `,\n${indent}` : ', ';
  return [
    insertedIn(babel, first.range.start, entry + next),
    {
      edit: 'set-key',
      uri: manifest.uri,
      path: ['devDependencies', removeConsole],
      value: addedDependency(removeConsole).version,
    },
  ];
}

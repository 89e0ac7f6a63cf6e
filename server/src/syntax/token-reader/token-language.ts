import type { CodeLanguage } from '../../core/language';

/** One way of writing a string. Longer openings stand before shorter ones with the same beginning. */
export interface StringForm {
  readonly open: string;
  readonly close: string;
  /** Ends at a line break when the closing mark is missing, so that one stray quote spoils one line only. */
  readonly multiline: boolean;
  /** Backslash escapes the next character. */
  readonly escapes: boolean;
  /** `dollar` is `$name` and `${…}`, `brace` only `${…}`, `swift` is `\(…)`. */
  readonly interpolation?: 'dollar' | 'brace' | 'swift';
}

/** What the token-level reader has to know about a language. */
export interface TokenLanguage {
  readonly strings: readonly StringForm[];
  readonly nestedComments: boolean;
  /** `foo { … }` and `foo() { … }` pass a lambda. */
  readonly trailingLambdas: boolean;
  /** Label of an argument: `a: x` or `a = x`. */
  readonly labels?: ':' | '=';
  /** Statements end with a semicolon, so operators and parentheses may start a line. */
  readonly semicolons: boolean;
  readonly regexLiterals: boolean;
  /** `(Type)value`. */
  readonly casts: boolean;
  /** `{ a: b }` in place of a value is a literal. */
  readonly braceLiterals: boolean;
  /** Words before a declared name: `val x`. */
  readonly declarators: ReadonlySet<string>;
  /** `String x = …` declares. */
  readonly typedDeclarations: boolean;
}

const double: StringForm = { open: '"', close: '"', multiline: false, escapes: true };
const single: StringForm = { open: "'", close: "'", multiline: false, escapes: true };

const script: TokenLanguage = {
  strings: [double, single, { open: '`', close: '`', multiline: true, escapes: true, interpolation: 'brace' }],
  nestedComments: false,
  trailingLambdas: false,
  semicolons: true,
  regexLiterals: true,
  casts: false,
  braceLiterals: true,
  declarators: new Set(['var', 'let', 'const']),
  typedDeclarations: false,
};

const dartQuotes = ['"""', "'''", '"', "'"];

export const tokenLanguages: Readonly<Record<CodeLanguage, TokenLanguage>> = {
  kotlin: {
    strings: [
      { open: '"""', close: '"""', multiline: true, escapes: false, interpolation: 'dollar' },
      { ...double, interpolation: 'dollar' },
      single,
    ],
    nestedComments: true,
    trailingLambdas: true,
    labels: '=',
    semicolons: false,
    regexLiterals: false,
    casts: false,
    braceLiterals: false,
    declarators: new Set(['val', 'var']),
    typedDeclarations: false,
  },
  java: {
    strings: [{ open: '"""', close: '"""', multiline: true, escapes: true }, double, single],
    nestedComments: false,
    trailingLambdas: false,
    semicolons: true,
    regexLiterals: false,
    casts: true,
    braceLiterals: false,
    declarators: new Set(['final', 'var']),
    typedDeclarations: true,
  },
  swift: {
    strings: [
      { open: '##"', close: '"##', multiline: false, escapes: false },
      { open: '#"""', close: '"""#', multiline: true, escapes: false },
      { open: '#"', close: '"#', multiline: false, escapes: false },
      { open: '"""', close: '"""', multiline: true, escapes: true, interpolation: 'swift' },
      { ...double, interpolation: 'swift' },
    ],
    nestedComments: true,
    trailingLambdas: true,
    labels: ':',
    semicolons: false,
    regexLiterals: false,
    casts: false,
    braceLiterals: false,
    declarators: new Set(['let', 'var']),
    typedDeclarations: false,
  },
  'objective-c': {
    strings: [{ ...double, open: '@"' }, double, single],
    nestedComments: false,
    trailingLambdas: false,
    semicolons: true,
    regexLiterals: false,
    casts: true,
    braceLiterals: true,
    declarators: new Set(),
    typedDeclarations: true,
  },
  dart: {
    strings: [
      ...dartQuotes.map((quote) => ({
        open: `r${quote}`,
        close: quote,
        multiline: quote.length === 3,
        escapes: false,
      })),
      ...dartQuotes.map((quote) => ({
        open: quote,
        close: quote,
        multiline: quote.length === 3,
        escapes: true,
        interpolation: 'dollar' as const,
      })),
    ],
    nestedComments: true,
    trailingLambdas: false,
    labels: ':',
    semicolons: true,
    regexLiterals: false,
    casts: false,
    braceLiterals: true,
    declarators: new Set(['final', 'var', 'const']),
    typedDeclarations: true,
  },
  typescript: script,
  javascript: script,
};

/** Words before an expression that are no part of it. */
export const statementWords = new Set(
  (
    'if else while for do switch when case default catch finally throw yield typeof void delete guard defer repeat ' +
    'in is as where fallthrough synchronized assert public private protected internal static final override open ' +
    'abstract fileprivate lateinit const late required export function async suspend inline mutating weak lazy extern'
  ).split(' '),
);

import type { CodeLanguage } from '../core/language';

/** Languages that one API serves, for the rows of tables. */
export const jvm: readonly CodeLanguage[] = ['kotlin', 'java'];
export const kotlin: readonly CodeLanguage[] = ['kotlin'];
export const swift: readonly CodeLanguage[] = ['swift'];
export const objc: readonly CodeLanguage[] = ['objective-c'];
export const dart: readonly CodeLanguage[] = ['dart'];
export const script: readonly CodeLanguage[] = ['typescript', 'javascript'];

import type { CodeLanguage } from '../core/language';

/** A call that a rule names, with what to use in its place. */
export interface ListedApi {
  readonly languages: readonly CodeLanguage[];
  /** As in `ApiModel.api`. */
  readonly api: string;
  /** What to use instead, in words. */
  readonly instead: string;
  /** The function that takes the call's place as it stands. */
  readonly rename?: string;
}

/** Last names of the calls, for dispatch. */
export const callNames = (rows: readonly ListedApi[]): readonly string[] => [
  ...new Set(
    rows.map(({ api, languages }) => {
      const member = api.slice(api.indexOf('#') + 1);
      if (languages.includes('objective-c')) return member;
      return (member.replace(/\(.*/s, '').split('.').pop() as string) || member;
    }),
  ),
];

import type { Location, TextRange } from './location';
import type { Wording } from './wording';

export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** How often a report of this kind is right. Kept apart from severity: a rule may be grave and imprecise. */
export type Precision = 'high' | 'medium' | 'low';

/**
 * `safe` keeps behaviour or only removes risk, `suggestion` changes behaviour and wants a look, `manual` inserts code that
 * the developer has to finish. Only `safe` fixes take part in fix-all.
 */
export type Applicability = 'safe' | 'suggestion' | 'manual';

/** A second place that explains a finding, for example the read that belongs to a write. */
export interface RelatedLocation extends Location {
  readonly message: string;
  /** What `message` was made from; without it, the message is a template itself. */
  readonly wording?: Wording;
}

/** One finding. Built by the engine from a rule's match; rules never build it themselves. */
export interface Diagnostic {
  readonly ruleId: string;
  readonly messageId: string;
  readonly message: string;
  /** What `message` was made from. Nothing that is compared between scans depends on it. */
  readonly wording?: Wording;
  readonly severity: Severity;
  readonly precision: Precision;
  readonly uri: string;
  readonly range: TextRange;
  readonly related: readonly RelatedLocation[];
  /** Steps from source to sink when the finding comes from data flow; empty otherwise. */
  readonly flow: readonly RelatedLocation[];
  /** Tells findings of one rule in one file apart when lines move: a hash of rule, message and surrounding text. */
  readonly fingerprint: string;
  /** Titles and applicability of the fixes that exist, without their edits; edits are computed on request. */
  readonly fixes: readonly { readonly title: string; readonly applicability: Applicability }[];
}

/** Something that kept a file from being analysed as it should; never an exception. */
export interface AnalysisNotice {
  readonly uri: string;
  /** `skipped`: not analysed at all. `reduced`: read at token level only. `failed`: a rule or parser broke, named. */
  readonly kind: 'skipped' | 'reduced' | 'failed';
  readonly message: string;
  /** What `message` was made from; without it, the message is a template itself. */
  readonly wording?: Wording;
  readonly ruleId?: string;
  /** Why it was left out on purpose, which is no failure. */
  readonly byDesign?: 'generated' | 'too-large' | 'link-cycle' | 'kind-of-file';
}

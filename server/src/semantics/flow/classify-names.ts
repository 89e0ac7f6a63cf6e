import { sourceKindsOf, sourceKindsOfInput } from '../../models/sensitive-names';
import type { Classify } from './flow-path';

/** Classifies by the product's list of sensitive names; see `models/sensitive-names.ts`. */
export const classifyNames: Classify = (identifier, context) =>
  (context === 'input' ? sourceKindsOfInput(identifier) : sourceKindsOf(identifier)).map((kind) => ({
    kind,
    name: identifier,
  }));

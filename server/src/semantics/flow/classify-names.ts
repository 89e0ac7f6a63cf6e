import { classifyInputName, classifyName, sourceKindsOfClass } from '../../models/sensitive-names';
import type { Classify } from './flow-path';

/** Classifies by the product's list of sensitive names; see `models/sensitive-names.ts`. */
export const classifyNames: Classify = (identifier, context) =>
  sourceKindsOfClass(context === 'input' ? classifyInputName(identifier) : classifyName(identifier)).map((kind) => ({
    kind,
    name: identifier,
  }));

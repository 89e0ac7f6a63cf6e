import { remembered } from '../../core/remembered';
import { classifyInputName, classifyName, type NameClass, sourceKindsOfClass } from '../../models/sensitive-names';
import type { Classify, NamedSource } from './flow-path';

const sourcesBy = (classify: (name: string) => NameClass | undefined) =>
  remembered((name): readonly NamedSource[] => sourceKindsOfClass(classify(name)).map((kind) => ({ kind, name })));

const sourcesOfInput = sourcesBy(classifyInputName);
const sourcesOfName = sourcesBy(classifyName);

/** Classifies by the product's list of sensitive names; see `models/sensitive-names.ts`. */
export const classifyNames: Classify = (identifier, context) =>
  context === 'input' ? sourcesOfInput(identifier) : sourcesOfName(identifier);

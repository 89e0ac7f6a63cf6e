import { codeLanguages } from '../core/language';
import type { SinkKind, SourceKind } from '../models/api-model';
import type { DataType } from '../models/personal-data';
import { defineRule, type FlowPath } from '../rule-kit/rule';
import type { DataDestination } from './inventory';

/** What the names of values say about the kind of data. Credentials are no personal data; rules look after them. */
const typeOfSource: Partial<Readonly<Record<SourceKind, DataType>>> = {
  'personal-data': 'name-email',
  'location-data': 'precise-location',
  financial: 'payment',
  health: 'health',
  'device-identifier': 'device-id',
};

const sinks: readonly (SinkKind & DataDestination['kind'])[] = [
  'plaintext-storage',
  'secure-storage',
  'log',
  'network',
  'analytics',
];

/** What the probe hands over for every path. */
export interface ProbedFlow {
  readonly type: DataType;
  readonly path: FlowPath;
}

/**
 * A rule that is in no registry and reports nothing to anybody: it asks the solver for every way of personal data, so that the
 * inventory shares the prefilter, the parse and the limits of all other rules.
 */
export const flowProbe = defineRule({
  id: 'privacy/data-flow-probe',
  meta: {
    title: 'Ways of personal data',
    category: 'privacy',
    severity: 'hint',
    precision: 'medium',
    languages: codeLanguages,
    cwe: [359],
    masvs: ['MASVS-PRIVACY-1'],
    maswe: [],
    mission: [1],
    since: '0.1.0',
    noFix: 'it is part of the inventory and reports nothing',
    docs: { what: '', why: '', fix: '', references: [] },
  },
  messages: { flow: 'Personal data goes to {label}.' },
  queries: [
    {
      on: 'flow',
      sources: Object.keys(typeOfSource) as SourceKind[],
      sinks,
      sanitizers: ['hash', 'metadata', 'redaction'],
      *check(_ctx, path) {
        const type = typeOfSource[path.source.kind];
        if (!type) return;
        const state: ProbedFlow = { type, path };
        yield { messageId: 'flow', at: path.sink.value, data: { label: path.sink.model.label }, state };
      },
    },
  ],
});

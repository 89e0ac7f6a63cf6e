import { securityConfig } from '../../../server/src/rules/network/cleartext-permitted.fixes';
import { noBackup } from '../../../server/src/rules/storage/backup-allowed.fixes';
import type { Snippet } from './snippet';

export const snippets: readonly Snippet[] = [
  {
    language: 'xml',
    prefix: 'msec-nsc',
    description: 'Network security config without cleartext',
    code: securityConfig,
  },
  {
    language: 'xml',
    prefix: 'msec-backup-rules',
    description: 'Data extraction rules that let nothing out',
    code: noBackup,
  },
];

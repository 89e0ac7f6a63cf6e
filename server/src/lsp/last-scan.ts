import type { AnalysisNotice } from '../core/diagnostic';
import type { ScanResult } from '../scan/scan';
import type { Folder } from './folder';

/** What a report tells of the last whole scan besides its findings, which stay up to date in `Results`. */
export interface ScanRecord {
  readonly analyzed: readonly string[];
  readonly notices: readonly AnalysisNotice[];
  readonly milliseconds: number;
  readonly finishedAt: Date;
  readonly folders: readonly Folder[];
  readonly projectOf: ScanResult['projectOf'];
}

export interface LastScan {
  set(scan: ScanResult, folders: readonly Folder[]): void;
  get(): ScanRecord | undefined;
}

export function createLastScan(): LastScan {
  let record: ScanRecord | undefined;
  return {
    set: (scan, folders) => {
      record = {
        analyzed: scan.analyzed,
        notices: [...scan.notices, ...scan.files.flatMap((file) => file.notices)],
        milliseconds: scan.milliseconds,
        finishedAt: new Date(),
        folders,
        projectOf: scan.projectOf,
      };
    },
    get: () => record,
  };
}

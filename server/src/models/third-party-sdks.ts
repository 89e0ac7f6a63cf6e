import type { ThirdPartySdk } from './third-party-sdk-rows';
import { measuringSdks } from './third-party-sdks-measuring';
import { servingSdks } from './third-party-sdks-serving';

/** Services known to receive data by default, with their packages in every ecosystem. */
export const thirdPartySdks: readonly ThirdPartySdk[] = [...measuringSdks, ...servingSdks];

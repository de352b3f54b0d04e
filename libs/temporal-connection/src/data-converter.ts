import type { DataConverter } from '@temporalio/common';
import type { PayloadKey } from '@zeren/config';
import { payloadCodec } from './payload-codec';

/** Of the module that turns errors into failures, for what bundles workflows. */
export const failureConverterPath: string = require.resolve('./failure-converter');

/** What every worker, client and replay is given. @param keys the first encrypts. */
export const dataConverterOf = (keys: readonly PayloadKey[]): DataConverter => ({
  failureConverterPath,
  payloadCodecs: [payloadCodec(keys)],
});

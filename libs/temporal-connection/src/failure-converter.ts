import { DefaultFailureConverter } from '@temporalio/common';

/** Messages and stacks of failures become payloads, so that the codec encrypts them, too. Part of the workflow bundle. */
export const failureConverter = new DefaultFailureConverter({ encodeCommonAttributes: true });

import type { PayloadKey } from '@zeren/config';

/** Of the processes that tests start. */
export const payloadKeys: readonly PayloadKey[] = [{ id: 'test', secret: '7b'.repeat(32) }];

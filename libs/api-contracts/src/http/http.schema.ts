import type { Operations } from '../operations';
import { modeSchema } from '../session/session.schema';

export const httpOperations = {
  getMode: { tag: 'service', summary: 'Whether demo logins and a compressed clock exist here', answer: modeSchema },
  getOpenApi: { tag: 'service', summary: 'This document' },
  streamEvents: { tag: 'service', summary: 'inbox.changed and board.changed as they happen; a heartbeat every 15 s' },
} as const satisfies Operations;

import type { Logger, LogMetadata } from '@temporalio/worker';
import pino from 'pino';

const logger = pino({ level: 'warn', base: null });

const at =
  (level: 'trace' | 'debug' | 'info' | 'warn' | 'error') =>
  (message: string, facts?: LogMetadata): void => {
    logger[level](facts ?? {}, message);
  };

/** One line of JSON per event, for us and for the SDK; nothing below a warning. */
export const log: Logger & { warn(message: string, facts?: LogMetadata): void } = {
  log: (level, message, facts) =>
    at(level.toLowerCase() as 'trace' | 'debug' | 'info' | 'warn' | 'error')(message, facts),
  trace: at('trace'),
  debug: at('debug'),
  info: at('info'),
  warn: at('warn'),
  error: at('error'),
};

import { Injectable } from '@nestjs/common';
import { pino } from 'pino';

/** What may be said of an error: its class and code. Never its text: a database quotes rows in it. */
const allowed = (error: unknown) => {
  const { name, code, stack } = (error ?? {}) as { name?: string; code?: string; stack?: string };
  return {
    name,
    code,
    at: stack
      ?.split('\n')
      .filter((line) => /^\s+at /.test(line))
      .slice(0, 8)
      .map((line) => line.trim()),
  };
};

/** Structured lines on standard error, from an allow-list: ids, never names, bodies or cookies. */
@Injectable()
export class Log {
  private readonly lines = pino({ base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination(2));

  failed(requestId: string, error: unknown): void {
    this.lines.error({ requestId, error: allowed(error) }, 'request failed');
  }

  warn(what: string, error?: unknown): void {
    this.lines.warn(error === undefined ? {} : { error: allowed(error) }, what);
  }
}

import { parseArgs } from 'node:util';

export interface DemoOptions {
  readonly msPerDay: number;
  readonly jsonFile: string | null;
  /** Where the year's evidence goes; null: nowhere. */
  readonly exportFile: string | null;
  readonly url: string | null;
  readonly isQuiet: boolean;
}

export const demoUsage = `npm run demo -- [--ms-per-day 1000] [--json FILE] [--export FILE] [--url http://127.0.0.1:4310] [--quiet]

Plays the commission's whole year through the HTTP API and compares what came out with what was expected.

  npm run demo -- --ms-per-day 500 --json year.json
  npm run demo -- --export year-2026.zeren && npx zeren verify year-2026.zeren
  npm run demo -- --quiet`;

/** Answers undefined when the arguments make no sense. */
export function readDemoOptions(args: readonly string[]): DemoOptions | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        'ms-per-day': { type: 'string', default: '1000' },
        json: { type: 'string' },
        export: { type: 'string' },
        url: { type: 'string' },
        quiet: { type: 'boolean', default: false },
      },
    });
    const msPerDay = Number(values['ms-per-day']);
    const divides = Number.isSafeInteger(msPerDay) && msPerDay > 0 && 86_400_000 % msPerDay === 0;
    if (!divides) return undefined;
    return {
      msPerDay,
      jsonFile: values.json ?? null,
      exportFile: values.export ?? null,
      url: values.url ?? null,
      isQuiet: values.quiet,
    };
  } catch {
    return undefined;
  }
}

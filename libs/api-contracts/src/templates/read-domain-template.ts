import type { CycleTemplate, DomainTemplate } from '@zeren/domain';
import type { z } from 'zod';
import { readPlaced, type Fault, type PlacedError } from '../json/read-placed';
import { asDomainTemplate, domainTemplateSchema } from './domain-template.schema';

type Read = z.infer<typeof domainTemplateSchema>;

export type TemplateReading = { readonly template: DomainTemplate } | { readonly errors: readonly PlacedError[] };

/**
 * A domain's template from its text: by the schema, then that its codes stand once and that its agenda names meetings of the
 * year. All errors at once, each with line, column and field.
 *
 * @param year whose meetings the agenda may name.
 */
export function readDomainTemplate(text: string, { meetings }: Pick<CycleTemplate, 'meetings'>): TemplateReading {
  const known = new Set(meetings.map(({ code }) => code));
  const reading = readPlaced(text, domainTemplateSchema, (template) => [
    ...twice(template.scheme.vetoes, 'vetoes'),
    ...twice(template.scheme.downgrades, 'downgrades'),
    ...unknownMeetings(template, known),
  ]);
  return 'errors' in reading ? reading : { template: asDomainTemplate(reading.value) };
}

/** `safety.json:12:15 /annex/prefix two to six capital letters`: an editor jumps to the line, a person finds the field. */
export const templateErrorLine = (fileName: string, { line, column, pointer, message }: PlacedError): string =>
  `${fileName}:${line}:${column} ${pointer || '/'} ${message}`;

const twice = (rules: readonly { readonly code: string }[], table: keyof Read['scheme']): readonly Fault[] =>
  rules.flatMap(({ code }, index) =>
    rules.findIndex((other) => other.code === code) === index
      ? []
      : [{ path: ['scheme', table, index, 'code'], code: 'duplicate', message: `${code} stands twice` }],
  );

const unknownMeetings = ({ agenda }: Read, known: ReadonlySet<string>): readonly Fault[] =>
  agenda.flatMap(({ meeting }, index) =>
    known.has(meeting)
      ? []
      : [
          {
            path: ['agenda', index, 'meeting'],
            code: 'meeting-unknown',
            message: `the year has no meeting ${meeting}: ${[...known].join(', ')}`,
          },
        ],
  );

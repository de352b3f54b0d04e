import { Injectable, StreamableFile } from '@nestjs/common';
import {
  matchesTimeline,
  type TimelineExportQuery,
  type TimelineFilter,
  type TimelineItem,
} from '@zeren/api-contracts';
import { dayOfNumber, type Day } from '@zeren/domain';
import { Readable } from 'node:stream';
import type { Principal } from '../access/principal';
import { Problem } from '../http/problem';
import { byteOrderMark, csvLine } from './csv';
import { TimelineService, type TimelineReading } from './timeline.service';

const minuteMs = 60_000;
const dayMs = 86_400_000;

interface Writing {
  readonly type: string;
  readonly write: (reading: TimelineReading, filter: TimelineFilter) => AsyncGenerator<string>;
}

const writings: Readonly<Record<TimelineExportQuery['format'], Writing>> = {
  csv: { type: 'text/csv; charset=utf-8', write: writeCsv },
  json: { type: 'application/json; charset=utf-8', write: writeJson },
};

/** A timeline as a file. It is written while it is read: its length does not matter. */
@Injectable()
export class TimelineExportService {
  constructor(private readonly timelines: TimelineService) {}

  /** @throws Problem `invalid-body` for an evaluation without its pool, `not-found`. */
  async write(
    principal: Principal,
    { of, id, pool, format, ...filter }: TimelineExportQuery,
    language?: string,
  ): Promise<StreamableFile> {
    if ((of === 'evaluation') !== (pool !== undefined))
      throw new Problem('invalid-body', [
        { pointer: '/pool', code: 'pool', message: 'an evaluation is named by cycle and pool, nothing else is' },
      ]);
    const reading = await this.timelines.read(principal, of, pool === undefined ? id : `${id}/${pool}`, language);
    const { type, write } = writings[format];
    return new StreamableFile(Readable.from(write(reading, filter)), {
      type,
      disposition: `attachment; filename="timeline-${of}-${id.slice(0, 8)}.${format}"`,
    });
  }
}

async function* kept({ pages, subject }: TimelineReading, filter: TimelineFilter): AsyncGenerator<TimelineItem> {
  const dayOf = (at: string): Day =>
    dayOfNumber(Math.floor((Date.parse(at) + subject.utcOffsetMinutes * minuteMs) / dayMs));
  for await (const page of pages) yield* page.filter((item) => matchesTimeline(filter, item, dayOf));
}

/** Column by name, which is the name the API gives it. */
const columns: Readonly<Record<string, (item: TimelineItem) => string | number | null>> = {
  recordedAt: ({ recordedAt }) => recordedAt,
  businessAt: ({ businessAt }) => businessAt,
  source: ({ source }) => source,
  kind: ({ kind }) => kind,
  text: ({ text }) => text,
  actorName: ({ actorName }) => actorName,
  actorPost: ({ actorPost }) => actorPost,
  actor: ({ actor }) => actor,
  onBehalfOf: ({ onBehalfOf }) => onBehalfOf,
  ...Object.fromEntries(
    ['taskKind', 'act', 'state', 'result', 'via'].map((name) => [
      name,
      ({ params }: TimelineItem) => params[name] ?? null,
    ]),
  ),
  leafHash: ({ leafHash }) => leafHash,
  workflowId: ({ workflowId }) => workflowId,
  id: ({ id }) => id,
  raw: ({ raw }) => JSON.stringify(raw),
};

async function* writeCsv(reading: TimelineReading, filter: TimelineFilter): AsyncGenerator<string> {
  yield byteOrderMark + csvLine(Object.keys(columns));
  for await (const item of kept(reading, filter)) yield csvLine(Object.values(columns).map((of) => of(item)));
}

/** One document, an item a line; `process` says whether the histories were there to be read. */
async function* writeJson(reading: TimelineReading, filter: TimelineFilter): AsyncGenerator<string> {
  const { id, code, cycleId } = reading.subject;
  yield `{"subject":${JSON.stringify({ id, code, cycleId })},"filter":${JSON.stringify(filter)},"process":${JSON.stringify(reading.process)},"items":[`;
  let separator = '\n';
  for await (const item of kept(reading, filter)) {
    yield separator + JSON.stringify(item);
    separator = ',\n';
  }
  yield '\n]}\n';
}

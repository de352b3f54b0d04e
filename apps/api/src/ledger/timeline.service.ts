import { Injectable } from '@nestjs/common';
import { ValueError } from '@temporalio/common';
import type { TimelineItem, TimelinePage, TimelineQuery } from '@zeren/api-contracts';
import {
  Database,
  type EntryPlace,
  type LedgerView,
  type TimelineEntryRow,
  type TimelineSubject,
} from '@zeren/database';
import { Client, openedHistory, withDeadline } from '@zeren/temporal-connection';
import type { Principal } from '../access/principal';
import { silenceOf } from '../errors/command-problem-of';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { Problem } from '../http/problem';
import { readHistory, type History, type HistoryEvent } from './history-event';
import { historyItems } from './history-items';

const deadlineMs = 3_000;
/** A letter belongs to its round, and to one more process for each change. */
const processLimit = 12;
const itemId = /^[\x21-\x7e]{1,300}$/;

type Told =
  | { readonly workflowId: string; readonly events: readonly HistoryEvent[] }
  | { readonly reason: NonNullable<ReturnType<typeof silenceOf>> };

export interface TimelineOf extends TimelinePage {
  readonly subject: { readonly id: string; readonly code: string; readonly cycleId: string };
}

type Kind = 'letter' | 'task' | 'cycle';

const questions: Readonly<
  Record<
    Kind,
    {
      readonly find: (entries: LedgerView) => LedgerView['findLetter'];
      readonly list: (entries: LedgerView) => LedgerView['letterEntries'];
    }
  >
> = {
  letter: {
    find: (entries) => entries.findLetter.bind(entries),
    list: (entries) => entries.letterEntries.bind(entries),
  },
  task: { find: (entries) => entries.findTask.bind(entries), list: (entries) => entries.taskEntries.bind(entries) },
  cycle: { find: (entries) => entries.findCycle.bind(entries), list: (entries) => entries.cycleEntries.bind(entries) },
};

/** One axis from two books: what was recorded, and what the process did. */
@Injectable()
export class TimelineService {
  constructor(
    private readonly database: Database,
    private readonly temporal: Client,
  ) {}

  /** @param language of the sentences, as the caller asks for it. */
  async get(
    { organisationId }: Principal,
    kind: Kind,
    id: string,
    query: TimelineQuery,
    language = '',
  ): Promise<TimelineOf> {
    const { limit, cursor } = query;
    const after = readKeyCursor(cursor, 'instant', itemId);
    const { find, list } = questions[kind];
    const { subject, entries } = await this.database.inTenant(organisationId, async (repositories) => {
      const found = await find(repositories.entries)(organisationId, id);
      if (!found) throw new Problem('not-found');
      return { subject: found, entries: await list(repositories.entries)(organisationId, found, after, limit + 1) };
    });
    const { items: steps, process } = await this.steps(subject, /^en/i.test(language));
    const merged = [...entries.map(entryItem), ...steps.filter((item) => isAfter(item, after))].toSorted(byTime);
    const { items, nextCursor } = keyPageOf(merged, limit, ({ recordedAt, id: itemId }) => [recordedAt, itemId]);
    return { subject: { id: subject.id, code: subject.code, cycleId: subject.cycleId }, items, nextCursor, process };
  }

  /** A process whose history is gone or does not come in time leaves the others, and the word that something is missing. */
  private async steps(
    { workflowIds, clock }: TimelineSubject,
    isEnglish: boolean,
  ): Promise<{ items: readonly TimelineItem[]; process: TimelinePage['process'] }> {
    const asked = workflowIds.slice(0, processLimit);
    const histories = await withDeadline(this.temporal, deadlineMs, () =>
      Promise.all(asked.map((workflowId) => this.historyOf(workflowId))),
    );
    const found = histories.flatMap((history) => ('events' in history ? [history] : []));
    const reason = histories.flatMap((history) => ('reason' in history ? [history.reason] : []))[0];
    const items = found.flatMap(({ workflowId, events }) => historyItems(events, { workflowId, clock, isEnglish }));
    const source = found.length > 0 ? 'process' : 'read-model';
    return { items, process: { source, ...(reason === undefined ? {} : { reason }) } };
  }

  private async historyOf(workflowId: string): Promise<Told> {
    try {
      return { workflowId, events: readHistory(await this.openedHistory(workflowId)) };
    } catch (error) {
      const reason = silenceOf(error);
      if (!reason) throw error;
      return { reason };
    }
  }

  /** In clear for this answer alone; what no key opens stays as it came. */
  private async openedHistory(workflowId: string): Promise<History> {
    const history = await this.temporal.workflow.getHandle(workflowId).fetchHistory();
    const [codec] = this.temporal.options.loadedDataConverter.payloadCodecs;
    return codec
      ? openedHistory(history, workflowId, codec).catch((error: unknown) => unopened(error, history))
      : history;
  }
}

function unopened(error: unknown, history: History): History {
  if (error instanceof ValueError) return history;
  throw error;
}

const byTime = (a: TimelineItem, b: TimelineItem): number =>
  a.recordedAt === b.recordedAt ? (a.id < b.id ? -1 : 1) : a.recordedAt < b.recordedAt ? -1 : 1;

const isAfter = ({ recordedAt, id }: TimelineItem, after: EntryPlace): boolean =>
  after === null || recordedAt > after[0] || (recordedAt === after[0] && id > after[1]);

/** Kinds have their texts where they are shown; the payload is what was hashed. */
function entryItem({ payload, ...entry }: TimelineEntryRow): TimelineItem {
  const raw = JSON.parse(payload) as Readonly<Record<string, unknown>>;
  const text = (member: string) => (typeof raw[member] === 'string' ? { [member]: raw[member] } : {});
  return {
    source: 'ledger',
    id: entry.id,
    kind: entry.kind,
    businessAt: entry.businessAt,
    recordedAt: entry.recordedAt,
    actor: entry.actor,
    actorName: entry.actorName,
    actorPost: entry.actorPost,
    onBehalfOf: typeof raw['onBehalfOfId'] === 'string' ? raw['onBehalfOfId'] : null,
    leafHash: entry.leafHash,
    workflowId: entry.actorName === null && entry.actor.includes('/') ? entry.actor : null,
    token: entry.kind,
    params: { ...text('taskKind'), ...text('act'), ...text('state'), ...text('result'), ...text('via') },
    text: null,
    raw,
  };
}

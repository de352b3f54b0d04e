import type { TimelineItem } from '@zeren/api-contracts';
import type { TimelineEntryRow } from '@zeren/database';
import type { TimelinePlace } from './timeline-item';
import { timelinePages } from './timeline-pages';

const instant = (no: number): string => new Date(Date.UTC(2026, 1, 10) + no).toISOString();
const entry = (no: number): TimelineEntryRow => ({
  ...{ id: `e${no}`, kind: 'task.opened', cycleId: null, subjectKind: 'task', subjectId: '1', actor: 'plan/1' },
  ...{ actorName: null, actorPost: null, leafHash: '', payload: '{}' },
  businessAt: instant(no),
  recordedAt: instant(no),
});
const step = (no: number): TimelineItem => ({
  ...{ source: 'process', id: `s${no}`, kind: 'TimerFired', businessAt: null, recordedAt: instant(no) },
  ...{ actor: null, actorName: null, actorPost: null, onBehalfOf: null, leafHash: null, workflowId: 'plan/1' },
  ...{ token: 'timer.fired', params: {}, text: null, raw: {} },
});

async function idsOf(entries: readonly TimelineEntryRow[], steps: readonly TimelineItem[], size: number) {
  const after = (place: TimelinePlace | null) =>
    Promise.resolve(entries.filter(({ recordedAt }) => !place || recordedAt > place[0]).slice(0, size));
  const pages: string[][] = [];
  for await (const page of timelinePages(steps, after, size)) pages.push(page.map(({ id }) => id));
  return pages;
}

describe('a timeline that is read page after page', () => {
  it('has every entry and every step once, in the order of recording, wherever a page ends', async () => {
    const entries = [1, 3, 5, 7, 9].map(entry);
    const steps = [8, 0, 4, 12, 6, 10, 2].map(step);
    const wanted = ['s0', 'e1', 's2', 'e3', 's4', 'e5', 's6', 'e7', 's8', 'e9', 's10', 's12'];
    for (const size of [1, 2, 3, 5, 6]) expect((await idsOf(entries, steps, size)).flat()).toEqual(wanted);
  });

  it('holds the steps back until the entries before them are there', async () => {
    expect(await idsOf([1, 3].map(entry), [2, 4].map(step), 1)).toEqual([['e1'], ['s2', 'e3'], ['s4']]);
  });

  it('may have steps alone, or nothing', async () => {
    expect(await idsOf([], [2, 1].map(step), 3)).toEqual([['s1', 's2']]);
    expect(await idsOf([], [], 3)).toEqual([[]]);
  });
});

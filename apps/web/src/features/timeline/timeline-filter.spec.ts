import type { TimelineItem } from '@zeren/api-contracts';
import { matches, noFilter } from './timeline-filter';

const signed: TimelineItem = {
  source: 'ledger',
  id: '1',
  kind: 'letter.signed',
  businessAt: '2026-02-10T16:30:00.000Z',
  recordedAt: '2026-11-24T01:00:00.000Z',
  actor: 'P-L2',
  actorName: '甲二',
  actorPost: 'L2',
  onBehalfOf: null,
  leafHash: null,
  workflowId: null,
  token: null,
  params: {},
  text: null,
  raw: {},
};

describe('the filters of the timeline', () => {
  it('show everything until something is chosen', () => expect(matches(noFilter, signed)).toBe(true));

  it('take the period by the organisation’s business day: 00:30 on the 11th in Shanghai is the 11th', () => {
    expect(matches({ ...noFilter, from: '2026-02-11', until: '2026-02-11' }, signed)).toBe(true);
    expect(matches({ ...noFilter, until: '2026-02-10' }, signed)).toBe(false);
  });

  it('are combined', () => {
    expect(matches({ ...noFilter, kind: 'letter.signed', actor: 'P-L1' }, signed)).toBe(false);
  });
});

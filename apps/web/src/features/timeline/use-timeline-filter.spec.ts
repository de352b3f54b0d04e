import { matchesTimeline, type TimelineItem } from '@zeren/api-contracts';
import { dayOf } from '../../ui/dates';
import { readFilter } from './use-timeline-filter';

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
  token: 'letter.signed',
  params: {},
  text: null,
  raw: { documentSha256: 'AB12' },
};
const matches = (address: string, item = signed) =>
  matchesTimeline(readFilter(new URLSearchParams(address)), item, dayOf);

describe('the filters of the timeline', () => {
  it('show everything until something is chosen', () => expect(matches('')).toBe(true));

  it('take the period by the organisation’s business day: 00:30 on the 11th in Shanghai is the 11th', () => {
    expect(matches('from=2026-02-11&until=2026-02-11')).toBe(true);
    expect(matches('until=2026-02-10')).toBe(false);
  });

  it('are combined', () => expect(matches('kind=letter.signed&actor=P-L1')).toBe(false));

  it('find what stands in the entry, and the kind by the name that the reader sees', () => {
    expect(matches('search=ab12')).toBe(true);
    expect(matches('search=甲二')).toBe(true);
    expect(matches('search=签署')).toBe(false);
    expect(matches('search=签署&searchKinds=letter.returned,letter.signed')).toBe(true);
  });

  it('leave of the deviations what did not go as planned', () => {
    expect(matches('deviations=only')).toBe(false);
    expect(matches('deviations=only', { ...signed, token: 'letter.returned' })).toBe(true);
    expect(matches('deviations=only', { ...signed, source: 'process', token: 'step.failed' })).toBe(true);
  });

  it('pass over what is no filter', () => {
    expect(readFilter(new URLSearchParams('from=yesterday&source=rumour&kind=a&x=y'))).toEqual({ kind: 'a' });
  });
});

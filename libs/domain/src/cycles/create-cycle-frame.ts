import { DomainError } from '../errors/domain-error';
import type { AssigneeToken } from '../organisation/assignee';
import type { Roster, RosterBody, RosterUnit } from '../organisation/roster';
import { findScheme } from '../evaluation/scheme/catalogue';
import type { CycleTemplate, TemplateMeeting, TemplatePool } from '../templates/cycle-template';
import type { ChosenDomain } from '../templates/domain-template';
import { mergeDomains, mergeScheme } from '../templates/merge-domains';
import type { CycleFrame, FrameLetter, FrameMeeting, FramePool, FrameUnit } from './cycle-frame';
import { dayInYear } from './month-day';

/**
 * Freezes an organisation and a template into the frame of one cycle: letters of both levels, meetings with who is due,
 * pools with their electors, and the template itself with the chosen domains. Pure; the caller hashes and stores the answer.
 *
 * @throws DomainError `post.without-holder` when a role that the year needs is vacant, `pool.empty` when nobody is in a pool,
 *   `cascade.loop` when a letter's bearer is, over his superiors, his own superior; what `mergeDomains` and `mergeScheme` throw.
 */
export function createCycleFrame(
  roster: Roster,
  template: CycleTemplate,
  year: number,
  domains: readonly ChosenDomain[] = [],
): CycleFrame {
  const body = (kind: string): RosterBody => required(roster, kind);
  const partyGroup = body('party-group');
  const committee = body('committee');
  const secretary = memberOf(partyGroup, 'secretary');
  const committeeSecretary = memberOf(committee, 'secretary');
  const leaders = roster.posts.filter(({ kind }) => kind === 'leader').map(({ code }) => code);
  const external = new Set(roster.posts.filter((post) => post.supervisedExternally).map(({ code }) => code));
  const deputies = leaders.filter((code) => code !== secretary && !external.has(code));
  const discipline = memberOf(body('discipline'), 'head');
  const letters = lettersOf(roster, { secretary, committeeSecretary, deputies, witness: discipline });
  assertNoLoop(letters);
  const units = roster.units.flatMap((unit) => unitOf(roster, unit, secretary));
  const pools = template.pools.map((pool) => poolOf(roster, pool));
  const reviewPanel = body('review-panel');
  const frame = {
    v: 1,
    year,
    template: template.key,
    organisation: roster.organisation,
    office: `body:${body('office').code}`,
    secretary,
    committeeSecretary,
    discipline,
    assessmentGroup: body('assessment').members.map(({ token }) => token),
    reviewChair: memberOf(reviewPanel, 'chair'),
    reviewRapporteur: memberOf(reviewPanel, 'rapporteur'),
    duties: roster.duties,
    leaders,
    deputies,
    units,
    unitOfPost: Object.fromEntries(roster.posts.map(({ code, unit }) => [code, unit])),
    letters,
    pools,
    dataProviders: roster.dataProviders,
    frozen: {
      template: mergeDomains(template, domains),
      domains,
      schemes: template.pools.map(({ scheme }) => mergeScheme(findScheme(scheme), domains)),
    },
  } as const;
  const heads = units.map(({ head }) => head);
  return { ...frame, meetings: template.meetings.map((meeting) => meetingOf(meeting, year, { ...frame, heads })) };
}

/** A unit without a head is the leadership itself: it takes part through its leaders. */
function unitOf({ posts }: Roster, { code, head }: RosterUnit, secretary: string): FrameUnit[] {
  if (head === null) return [];
  const leader =
    posts.find(({ kind, inChargeOf }) => kind === 'leader' && inChargeOf.includes(code))?.code ?? secretary;
  const liaison = posts.find(({ unit, kind }) => unit === code && kind === 'staff')?.code ?? head;
  return [{ code, head, leader, liaison }];
}

function required({ bodies }: Roster, kind: string): RosterBody {
  const found = bodies.find((body) => body.kind === kind);
  if (!found || found.members.length === 0) throw new DomainError('post.without-holder', { body: kind });
  return found;
}

function memberOf({ code, members }: RosterBody, role: string): AssigneeToken {
  const found = members.find((member) => member.role === role);
  if (!found) throw new DomainError('post.without-holder', { body: code, role });
  return found.token;
}

interface Signatories {
  readonly secretary: string;
  readonly committeeSecretary: string;
  readonly deputies: readonly string[];
  readonly witness: string;
}

const numbered = (level: string, index: number) => `${level}${String(index + 1).padStart(2, '0')}`;

/** Level A: secretary and each deputy, witnessed. Level B: committee secretary and each branch secretary (R69: adjacent levels). */
function lettersOf({ bodies, posts }: Roster, { secretary, committeeSecretary, deputies, witness }: Signatories) {
  const levelA = deputies.map((bearer, index): FrameLetter => ({
    code: numbered('A', index),
    level: 'A',
    superior: secretary,
    bearer,
    witness,
    channel: 'electronic',
  }));
  const levelB = bodies
    .filter(({ kind }) => kind === 'branch')
    .map((branch, index): FrameLetter => {
      const bearer = memberOf(branch, 'secretary');
      const onPaper = !posts.some(({ code }) => code === bearer);
      return {
        code: numbered('B', index),
        level: 'B',
        superior: committeeSecretary,
        bearer,
        witness: null,
        channel: onPaper ? 'paper' : 'electronic',
      };
    });
  return [...levelA, ...levelB];
}

/** A cascade that came back to its start would never open anything. */
function assertNoLoop(letters: readonly FrameLetter[]): void {
  const superiorOf = new Map(letters.map(({ bearer, superior }) => [bearer, superior]));
  for (const { bearer } of letters) {
    const seen = [bearer];
    for (let next = superiorOf.get(bearer); next !== undefined; next = superiorOf.get(next)) {
      if (next === bearer) throw new DomainError('cascade.loop', { loop: [...seen, bearer].join(' → ') });
      if (seen.includes(next)) break; // a loop further up is found from its own members
      seen.push(next);
    }
  }
}

function poolOf({ electors }: Roster, { code, scheme, level, groups }: TemplatePool): FramePool {
  const ofPool = electors[code] ?? {};
  const found = groups.map((key) => ({ key, electors: ofPool[key] ?? [] }));
  const empty = found.find((group) => group.electors.length === 0);
  if (empty) throw new DomainError('pool.empty', { pool: code, group: empty.key });
  return { code, scheme, level, groups: found };
}

function meetingOf(
  { code, kind, nameZh, nameEn, heldOn, callOn, circle, pool }: TemplateMeeting,
  year: number,
  frame: Pick<CycleFrame, 'leaders' | 'assessmentGroup' | 'pools' | 'secretary'> & {
    readonly heads: readonly string[];
  },
): FrameMeeting {
  const due = {
    leaders: () => frame.leaders,
    'leaders-and-heads': () => [...frame.leaders, ...frame.heads],
    pool: () =>
      frame.pools.find((candidate) => candidate.code === pool)?.groups.flatMap((group) => group.electors) ?? [],
    'assessment-group': () => frame.assessmentGroup,
  }[circle]();
  return {
    code,
    kind,
    nameZh,
    nameEn,
    heldOn: dayInYear(year, heldOn),
    ...(callOn ? { callOn: dayInYear(year, callOn) } : {}),
    chair: frame.secretary,
    due,
  };
}

import type { AssigneeToken } from '../organisation/assignee';
import type { DataProvider, Duties } from '../organisation/roster';
import type { Day } from '../calendars/day';
import type { Scheme } from '../evaluation/scheme/scheme';
import type { CycleTemplate } from '../templates/cycle-template';
import type { ChosenDomain } from '../templates/domain-template';

export interface FrameUnit {
  readonly code: string;
  readonly head: string;
  /** Leader in charge of the unit. */
  readonly leader: string;
  /** First staff post: answers for the unit's day-to-day work. */
  readonly liaison: string;
}

export interface FrameLetter {
  readonly code: string;
  readonly level: 'A' | 'B';
  readonly superior: AssigneeToken;
  readonly bearer: AssigneeToken;
  readonly witness: AssigneeToken | null;
  readonly channel: 'electronic' | 'paper';
}

export interface FrameMeeting {
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly heldOn: Day;
  readonly callOn?: Day;
  readonly chair: string;
  readonly due: readonly AssigneeToken[];
}

export interface FramePool {
  readonly code: string;
  readonly scheme: string;
  readonly level: 'A' | 'B';
  readonly groups: readonly { readonly key: string; readonly electors: readonly AssigneeToken[] }[];
}

/** Everything a cycle takes from the organisation and its template, frozen by hash when the cycle is created (architecture §4). */
export interface CycleFrame {
  readonly v: 1;
  readonly year: number;
  readonly template: string;
  readonly organisation: { readonly code: string; readonly timeZone: string; readonly utcOffsetMinutes: number };
  readonly office: AssigneeToken;
  readonly secretary: string;
  readonly committeeSecretary: string;
  readonly discipline: string;
  readonly assessmentGroup: readonly AssigneeToken[];
  readonly reviewChair: string;
  readonly reviewRapporteur: string;
  readonly duties: Duties;
  readonly leaders: readonly string[];
  readonly deputies: readonly string[];
  readonly units: readonly FrameUnit[];
  readonly unitOfPost: Readonly<Record<string, string>>;
  readonly letters: readonly FrameLetter[];
  readonly meetings: readonly FrameMeeting[];
  readonly pools: readonly FramePool[];
  readonly dataProviders: readonly DataProvider[];
  /** Template, domains and schemes as they were on that day; cycles from before have none and go by the catalogue. */
  readonly frozen?: {
    readonly template: CycleTemplate;
    readonly domains: readonly ChosenDomain[];
    readonly schemes: readonly Scheme[];
  };
}

/** A meeting of the plan that must exist. */
export function frameMeeting(frame: CycleFrame, code: string): FrameMeeting {
  const meeting = frame.meetings.find((candidate) => candidate.code === code);
  if (!meeting) throw new Error(`the cycle has no meeting ${code}`);
  return meeting;
}

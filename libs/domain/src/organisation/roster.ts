import type { AssigneeToken } from './assignee';

export interface RosterUnit {
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  /** Post that heads the unit; none for the leadership. */
  readonly head: string | null;
}

export interface RosterPost {
  readonly code: string;
  readonly unit: string;
  readonly kind: 'leader' | 'head' | 'staff';
  readonly inChargeOf: readonly string[];
  readonly supervisedExternally: boolean;
}

export interface RosterMember {
  readonly token: AssigneeToken;
  readonly role: string;
}

export interface RosterBody {
  readonly code: string;
  readonly kind: string;
  readonly unit: string | null;
  readonly members: readonly RosterMember[];
}

export interface DataProvider {
  readonly code: string;
  readonly post: string;
  readonly alternate: string;
  readonly supplies: readonly string[];
}

/** Posts that do a recurring piece of desk work, by the organisation's own division of labour. */
export interface Duties {
  readonly quarterlyReportChecker: string;
  readonly dutyReportChecker: string;
  readonly adjustmentClerk: string;
  readonly noticeSender: string;
  readonly calibrationPreparer: string;
  readonly poolCalibrator: string;
  readonly officeDirector: string;
}

/** Who is where on the day a cycle is created: frozen into the cycle, never read from the live organisation later. */
export interface Roster {
  readonly organisation: { readonly code: string; readonly timeZone: string; readonly utcOffsetMinutes: number };
  readonly units: readonly RosterUnit[];
  readonly posts: readonly RosterPost[];
  readonly bodies: readonly RosterBody[];
  readonly dataProviders: readonly DataProvider[];
  readonly electors: Readonly<Record<string, Readonly<Record<string, readonly AssigneeToken[]>>>>;
  readonly duties: Duties;
}

import type { Day } from '@zeren/domain';

export interface UnitToImport {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly kind: string;
  readonly head: string | null;
}

export interface PostToImport {
  readonly code: string;
  readonly unit: string;
  readonly kind: string;
  readonly titleZh: string;
  readonly titleEn: string;
  readonly inChargeOf: readonly string[];
  readonly supervisedExternally: boolean;
}

export interface BodyToImport {
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly unit: string | null;
  readonly parent: string | null;
  readonly members: readonly MemberToImport[];
}

export interface MemberToImport {
  readonly post: string | null;
  readonly person: string | null;
  readonly role: string;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
}

export interface AppointmentToImport {
  readonly person: string;
  readonly post: string;
  readonly fromOn: Day;
  readonly untilOn: Day | null;
}

/** A whole organisation, checked: every code in it is known, every day exists. Order is order on screens. */
export interface OrganisationToImport {
  readonly code: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly timeZone: string;
  readonly utcOffsetMinutes: number;
  /** What a cycle needs and no table has: data providers, electors, duties, logins of the demonstration. */
  readonly details: Readonly<Record<string, unknown>>;
  readonly units: readonly UnitToImport[];
  readonly posts: readonly PostToImport[];
  readonly persons: readonly { readonly code: string; readonly name: string }[];
  readonly appointments: readonly AppointmentToImport[];
  readonly bodies: readonly BodyToImport[];
  /** Working calendar, as one document; null leaves the calendar as it is. */
  readonly calendar: unknown;
}

export interface ImportCounts {
  readonly units: number;
  readonly posts: number;
  readonly persons: number;
  readonly appointments: number;
  readonly bodies: number;
  readonly memberships: number;
  readonly calendarVersion: number | null;
}

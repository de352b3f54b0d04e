import { assigneeOf, type AssigneeToken } from '../organisation/assignee';
import type { Roster } from '../organisation/roster';

/** Who holds which post on the day of a rehearsal: code of the person by code of the post. */
export type Holders = Readonly<Record<string, string>>;

/** The person whom a task lands on; null when nobody is there. */
export type PersonOf = (token: AssigneeToken) => string | null;

/** A body's desk is kept by its first member on a staff post, else by its first member. */
export function personFinder({ bodies, posts }: Roster, holders: Holders): PersonOf {
  const staff = new Set(posts.filter(({ kind }) => kind === 'staff').map(({ code }) => code));
  const personOf: PersonOf = (token) => {
    const { kind, code } = assigneeOf(token);
    if (kind === 'person') return code;
    if (kind === 'post') return holders[code] ?? null;
    const members = bodies.find((body) => body.code === code)?.members ?? [];
    const desk = members.find((member) => staff.has(member.token)) ?? members[0];
    return desk ? personOf(desk.token) : null;
  };
  return personOf;
}

import type { CycleRow, Repositories } from '@zeren/database';
import { dayInYear, dueOn, templateOf, type Day, type NamedDays } from '@zeren/domain';
import type { EffectCall, ProcessSubject } from '@zeren/workflow-contracts';
import { businessDay, calendarOf } from './time';

type Call = EffectCall & ProcessSubject;

/** Days that a process knows by name when it starts; what becomes known later is handed to `planSteps`. */
export async function namedDays(repositories: Repositories, call: Call, cycle: CycleRow): Promise<NamedDays> {
  const meetings = Object.fromEntries(cycle.frame.meetings.map(({ code, heldOn }) => [code, heldOn]));
  const today = { opened: businessDay(cycle, call.at) };
  switch (call.process) {
    case 'quarterly': {
      const meeting = cycle.frame.meetings.find(({ code }) => code === call.subject);
      return meeting ? { held: meeting.heldOn, ...(meeting.callOn ? { call: meeting.callOn } : {}) } : {};
    }
    case 'signing-round':
      return signingDays(repositories, call, cycle);
    case 'rectification': {
      const item = await repositories.processes.reviews.requireRectification(call.organisationId, call.subject ?? '');
      return { opened: item.openedOn, closing: item.closingOn };
    }
    case 'successor-letter': {
      const succession = await repositories.processes.successions.ofLetter(call.organisationId, call.subject ?? '');
      return { ...today, ...(succession ? { 'sign-until': succession.resignByOn } : {}) };
    }
    case 'review': {
      const review = await repositories.processes.reviews.requireRequest(call.organisationId, call.subject ?? '');
      return { opened: review.filedOn };
    }
    case 'plan':
    case 'letters':
    case 'mid-year':
    case 'year-end':
    case 'awards':
    case 'amendment':
    case 'returned-letter':
    case 'succession':
      return { ...meetings, ...today };
  }
}

/** The upper round opens on the day of the signing meeting, a lower one on the day the letter above is complete. */
async function signingDays(repositories: Repositories, call: Call, cycle: CycleRow): Promise<NamedDays> {
  const letters = await repositories.processes.letters.listRound(call.organisationId, call.subject ?? '');
  const template = templateOf(cycle.frame);
  const level = letters[0]?.level === 'A' ? 'A' : 'B';
  const planned: Day = dayInYear(cycle.year, template.signingOn);
  const today = businessDay(cycle, call.at);
  const signing = today > planned ? today : planned;
  const days = template.signingWorkingDays[level];
  return { signing, 'sign-until': dueOn(calendarOf(cycle), signing, { kind: 'workingDays', days }) };
}

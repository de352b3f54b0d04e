import type { z } from 'zod';
import { calendarOperations } from './calendar/calendar.schema';
import { clockOperations } from './clocks/clock.schema';
import { extensionOperations } from './clocks/extension.schema';
import { commandOperations } from './cycles/command.schema';
import { cycleTaskOperations } from './cycles/cycle-task.schema';
import { cycleOperations } from './cycles/cycle.schema';
import { evaluationOperations } from './evaluations/evaluation.schema';
import { httpOperations } from './http/http.schema';
import { asOfOperations } from './ledger/as-of.schema';
import { checkpointOperations } from './ledger/checkpoint.schema';
import { ledgerOperations } from './ledger/ledger.schema';
import { processOperations } from './ledger/process.schema';
import { silenceOperations } from './ledger/silence.schema';
import { timelineOperations } from './ledger/timeline.schema';
import { letterCheckOperations } from './letters/letter-check.schema';
import { letterOperations } from './letters/letter.schema';
import { meetingOperations } from './meetings/meeting.schema';
import { mailboxOperations } from './notifications/mailbox.schema';
import { notificationOperations } from './notifications/notification.schema';
import { organisationOperations } from './organisation/organisation.schema';
import { substitutionOperations } from './organisation/substitution.schema';
import { successionOperations } from './organisation/succession.schema';
import { consultationOperations } from './plans/consultation.schema';
import { lastYearOperations } from './plans/last-year.schema';
import { planOperations } from './plans/plan.schema';
import { progressOperations } from './plans/progress.schema';
import { recordOperations } from './records/record.schema';
import { rehearsalOperations } from './rehearsals/rehearsal.schema';
import { reportOperations } from './reports/report.schema';
import { reviewOperations } from './reviews/review.schema';
import { apiTokenOperations } from './session/api-token.schema';
import { identityOperations } from './session/identity.schema';
import { passkeyOperations } from './session/passkey.schema';
import { secondFactorOperations } from './session/second-factor.schema';
import { sessionOperations } from './session/session.schema';
import { taskOperations } from './tasks/task.schema';
import { templateOperations } from './templates/template.schema';

/** What the OpenAPI document says of one operation beyond its route. */
export interface OperationContract {
  /** Group in the document: a resource. */
  readonly tag: string;
  readonly summary: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodType;
  readonly answer?: z.ZodType;
  /** Media type of an answer that is a file. */
  readonly answerType?: string;
  readonly status?: number;
}

export type Operations = Readonly<Record<string, OperationContract>>;

/** By operation id; one line per resource. */
export const operations: Operations = {
  ...asOfOperations,
  ...apiTokenOperations,
  ...calendarOperations,
  ...checkpointOperations,
  ...clockOperations,
  ...extensionOperations,
  ...commandOperations,
  ...cycleOperations,
  ...cycleTaskOperations,
  ...evaluationOperations,
  ...httpOperations,
  ...identityOperations,
  ...ledgerOperations,
  ...letterCheckOperations,
  ...letterOperations,
  ...mailboxOperations,
  ...meetingOperations,
  ...notificationOperations,
  ...organisationOperations,
  ...passkeyOperations,
  ...consultationOperations,
  ...lastYearOperations,
  ...planOperations,
  ...progressOperations,
  ...processOperations,
  ...recordOperations,
  ...rehearsalOperations,
  ...reportOperations,
  ...reviewOperations,
  ...secondFactorOperations,
  ...sessionOperations,
  ...silenceOperations,
  ...substitutionOperations,
  ...successionOperations,
  ...taskOperations,
  ...templateOperations,
  ...timelineOperations,
};

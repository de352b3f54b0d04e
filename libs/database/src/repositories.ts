import type { EntityManager } from 'typeorm';
import { AccountRepository } from './accounts/account.repository';
import { ApiTokenRepository } from './accounts/api-token.repository';
import { ExternalIdentityRepository } from './accounts/external-identity.repository';
import { KnownDeviceRepository } from './accounts/known-device.repository';
import { PasskeyAssertionRepository } from './accounts/passkey-assertion.repository';
import { PasskeyRepository } from './accounts/passkey.repository';
import { SecondFactorRepository } from './accounts/second-factor.repository';
import { ArchivedRunRepository } from './archive/archived-run.repository';
import { ArchivedRunView } from './archive/archived-run.view';
import { CalendarRepository } from './calendars/calendar.repository';
import { ExtensionRepository } from './clocks/extension.repository';
import { ClockView } from './clocks/clock.view';
import { AsOfView } from './cycles/as-of.view';
import { BoardView } from './cycles/board.view';
import { CycleTaskView } from './cycles/cycle-task.view';
import { CycleRepository } from './cycles/cycle.repository';
import { WaitingView } from './cycles/waiting.view';
import { EvaluationRepository } from './evaluations/evaluation.repository';
import { EvaluationView } from './evaluations/evaluation.view';
import { MissingPartView } from './evaluations/missing-part.view';
import { EvidenceView } from './evidence/evidence.view';
import { IdempotencyRepository } from './idempotency/idempotency.repository';
import { LedgerTreeView } from './ledger/ledger-tree.view';
import { LedgerRepository } from './ledger/ledger.repository';
import { LedgerView } from './ledger/ledger.view';
import { SilenceView } from './ledger/silence.view';
import { TimelineView } from './ledger/timeline.view';
import { LetterCheckView } from './letters/letter-check.view';
import { LetterView } from './letters/letter.view';
import { MeetingRepository } from './meetings/meeting.repository';
import { MailboxRepository } from './notifications/mailbox.repository';
import { MessageRepository } from './notifications/message.repository';
import { NotificationRepository } from './notifications/notification.repository';
import { AppointmentRepository } from './organisation/appointment.repository';
import { ImportRepository } from './organisation/import.repository';
import { OrganisationView } from './organisation/organisation.view';
import { SubstitutionRepository } from './organisation/substitution.repository';
import { SuccessionView } from './organisation/succession.view';
import { ConsultationRepository } from './plans/consultation.repository';
import { EarlierPlanView } from './plans/earlier-plan.view';
import { PlanProgressRepository } from './plans/plan-progress.repository';
import { PlanRepository } from './plans/plan.repository';
import { processRepositoriesOn } from './processes/process-repositories';
import { RecordRepository } from './records/record.repository';
import { ReportFactsView } from './reports/report-facts.view';
import { ReportRepository } from './reports/report.repository';
import { ReviewView } from './reviews/review.view';
import { SessionRepository } from './sessions/session.repository';
import { BallotView } from './tasks/ballot.view';
import { ChangeView } from './tasks/change.view';
import { DutyView } from './tasks/duty.view';
import { InboxView } from './tasks/inbox.view';
import { PaceView } from './tasks/pace.view';
import { TaskView } from './tasks/task.view';
import { UnheldTaskView } from './tasks/unheld-task.view';

/** All on the connection of one transaction: there is no outer connection to use by mistake. One line per concept. */
export const repositoriesOn = (manager: EntityManager) => ({
  accounts: new AccountRepository(manager),
  appointments: new AppointmentRepository(manager),
  archive: new ArchivedRunView(manager),
  archivedRuns: new ArchivedRunRepository(manager),
  apiTokens: new ApiTokenRepository(manager),
  ballots: new BallotView(manager),
  board: new BoardView(manager),
  calendars: new CalendarRepository(manager),
  changes: new ChangeView(manager),
  clocks: new ClockView(manager),
  consultations: new ConsultationRepository(manager),
  cycleTasks: new CycleTaskView(manager),
  cycles: new CycleRepository(manager),
  duties: new DutyView(manager),
  earlierPlans: new EarlierPlanView(manager),
  entries: new LedgerView(manager),
  extensions: new ExtensionRepository(manager),
  externalIdentities: new ExternalIdentityRepository(manager),
  evaluation: new EvaluationRepository(manager),
  evaluations: new EvaluationView(manager),
  missingParts: new MissingPartView(manager),
  evidence: new EvidenceView(manager),
  idempotency: new IdempotencyRepository(manager),
  imports: new ImportRepository(manager),
  inbox: new InboxView(manager),
  knownDevices: new KnownDeviceRepository(manager),
  ledger: new LedgerRepository(manager),
  letterChecks: new LetterCheckView(manager),
  letters: new LetterView(manager),
  mailboxes: new MailboxRepository(manager),
  meetings: new MeetingRepository(manager),
  messages: new MessageRepository(manager),
  notifications: new NotificationRepository(manager),
  organisation: new OrganisationView(manager),
  past: new AsOfView(manager),
  pace: new PaceView(manager),
  passkeyAssertions: new PasskeyAssertionRepository(manager),
  passkeys: new PasskeyRepository(manager),
  planProgress: new PlanProgressRepository(manager),
  plans: new PlanRepository(manager),
  records: new RecordRepository(manager),
  reportFacts: new ReportFactsView(manager),
  reports: new ReportRepository(manager),
  reviews: new ReviewView(manager),
  secondFactors: new SecondFactorRepository(manager),
  sessions: new SessionRepository(manager),
  silences: new SilenceView(manager),
  substitutions: new SubstitutionRepository(manager),
  successions: new SuccessionView(manager),
  tasks: new TaskView(manager),
  timelines: new TimelineView(manager),
  trees: new LedgerTreeView(manager),
  unheldTasks: new UnheldTaskView(manager),
  waiting: new WaitingView(manager),
  /** As the processes see them; used by activities. */
  processes: processRepositoriesOn(manager),
});
export type Repositories = ReturnType<typeof repositoriesOn>;

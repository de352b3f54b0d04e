import { acceptHandover } from './accept-handover.task-kind';
import { acceptRectification } from './accept-rectification.task-kind';
import { acceptResolution } from './accept-resolution.task-kind';
import { acceptReview } from './accept-review.task-kind';
import { acknowledgePlan } from './acknowledge-plan.task-kind';
import { acknowledgeResult } from './acknowledge-result.task-kind';
import { acknowledgeReviewDecision } from './acknowledge-review-decision.task-kind';
import { answerPlanConsultation } from './answer-plan-consultation.task-kind';
import { approveAmendment } from './approve-amendment.task-kind';
import { approvePlan } from './approve-plan.task-kind';
import { approveRectificationPlan } from './approve-rectification-plan.task-kind';
import { archiveLetters } from './archive-letters.task-kind';
import { calibratePool } from './calibrate-pool.task-kind';
import { callMeeting } from './call-meeting.task-kind';
import { castBallot } from './cast-ballot.task-kind';
import { checkAwardEligibility } from './check-award-eligibility.task-kind';
import { checkDutyReport } from './check-duty-report.task-kind';
import { checkLetters } from './check-letters.task-kind';
import { checkQuarterlyReport } from './check-quarterly-report.task-kind';
import { compileProblemList } from './compile-problem-list.task-kind';
import { confirmLetter } from './confirm-letter.task-kind';
import { confirmMidYearReview } from './confirm-mid-year-review.task-kind';
import { confirmTalkRecord } from './confirm-talk-record.task-kind';
import { decideAdjustment } from './decide-adjustment.task-kind';
import { decideAwards } from './decide-awards.task-kind';
import { decideMissingBallot } from './decide-missing-ballot.task-kind';
import { decideMissingMarks } from './decide-missing-marks.task-kind';
import { decideReview } from './decide-review.task-kind';
import { draftAmendment } from './draft-amendment.task-kind';
import { draftMinutes } from './draft-minutes.task-kind';
import { draftPlan } from './draft-plan.task-kind';
import { examineReview } from './examine-review.task-kind';
import { fileDutyReport } from './file-duty-report.task-kind';
import { fileMidYearReview } from './file-mid-year-review.task-kind';
import { fileQuarterlyReport } from './file-quarterly-report.task-kind';
import { fileRectificationEvidence } from './file-rectification-evidence.task-kind';
import { followUpTalk } from './follow-up-talk.task-kind';
import { giveAwardOpinion } from './give-award-opinion.task-kind';
import { giveIntegrityOpinion } from './give-integrity-opinion.task-kind';
import { givePlanOpinion } from './give-plan-opinion.task-kind';
import { giveProblemListOpinion } from './give-problem-list-opinion.task-kind';
import { holdFeedbackTalk } from './hold-feedback-talk.task-kind';
import { holdTalk } from './hold-talk.task-kind';
import { issueAgenda } from './issue-agenda.task-kind';
import { issuePlan } from './issue-plan.task-kind';
import { listNextYearItems } from './list-next-year-items.task-kind';
import { lockCalibration } from './lock-calibration.task-kind';
import { mergePlanConsultation } from './merge-plan-consultation.task-kind';
import { nominateAward } from './nominate-award.task-kind';
import { planRectification } from './plan-rectification.task-kind';
import { prepareCalibration } from './prepare-calibration.task-kind';
import { recommendAwards } from './recommend-awards.task-kind';
import { recordAwards } from './record-awards.task-kind';
import { replyAttendance } from './reply-attendance.task-kind';
import { replyNotice } from './reply-notice.task-kind';
import { reportResolution } from './report-resolution.task-kind';
import { requestAdjustment } from './request-adjustment.task-kind';
import { reviewMinutes } from './review-minutes.task-kind';
import { reviewPlan } from './review-plan.task-kind';
import { reviewProblemList } from './review-problem-list.task-kind';
import { reviseLetter } from './revise-letter.task-kind';
import { sendResultNotice } from './send-result-notice.task-kind';
import { signCalibration } from './sign-calibration.task-kind';
import { signLetter } from './sign-letter.task-kind';
import { signMinutes } from './sign-minutes.task-kind';
import { submitMeetingPaper } from './submit-meeting-paper.task-kind';
import { verifyFact } from './verify-fact.task-kind';
import { verifyRectificationAbove } from './verify-rectification-above.task-kind';
import { verifyRectificationInUnit } from './verify-rectification-in-unit.task-kind';
import { verifyResolution } from './verify-resolution.task-kind';
import { witnessLetter } from './witness-letter.task-kind';
import { writeHandover } from './write-handover.task-kind';

/** In the order of the year. A kind is one file here and one line below; the compiler lists what it still lacks. */
export const taskKinds = [
  draftPlan,
  answerPlanConsultation,
  mergePlanConsultation,
  reviewPlan,
  givePlanOpinion,
  approvePlan,
  issuePlan,
  acknowledgePlan,
  checkLetters,
  confirmLetter,
  signLetter,
  witnessLetter,
  archiveLetters,
  reviseLetter,
  callMeeting,
  submitMeetingPaper,
  issueAgenda,
  replyAttendance,
  draftMinutes,
  reviewMinutes,
  signMinutes,
  acceptResolution,
  reportResolution,
  verifyResolution,
  fileQuarterlyReport,
  checkQuarterlyReport,
  fileMidYearReview,
  confirmMidYearReview,
  compileProblemList,
  reviewProblemList,
  giveProblemListOpinion,
  draftAmendment,
  approveAmendment,
  acceptRectification,
  planRectification,
  approveRectificationPlan,
  fileRectificationEvidence,
  verifyRectificationInUnit,
  verifyRectificationAbove,
  writeHandover,
  acceptHandover,
  replyNotice,
  holdTalk,
  confirmTalkRecord,
  followUpTalk,
  fileDutyReport,
  checkDutyReport,
  verifyFact,
  requestAdjustment,
  decideAdjustment,
  castBallot,
  giveIntegrityOpinion,
  decideMissingBallot,
  decideMissingMarks,
  prepareCalibration,
  calibratePool,
  signCalibration,
  lockCalibration,
  sendResultNotice,
  acknowledgeResult,
  acceptReview,
  examineReview,
  decideReview,
  acknowledgeReviewDecision,
  holdFeedbackTalk,
  listNextYearItems,
  nominateAward,
  checkAwardEligibility,
  giveAwardOpinion,
  recommendAwards,
  decideAwards,
  recordAwards,
] as const;

export type TaskKind = (typeof taskKinds)[number];
export type TaskKindKey = TaskKind['key'];
export type ActKind = TaskKind['acts'][number];

const byKey: ReadonlyMap<string, TaskKind> = new Map(taskKinds.map((kind) => [kind.key, kind]));

export const isTaskKindKey = (key: string): key is TaskKindKey => byKey.has(key);

/** Definition of a kind that is known to exist. */
export function taskKindOf(key: TaskKindKey): TaskKind {
  const kind = byKey.get(key);
  if (!kind) throw new Error(`no task kind ${key}`);
  return kind;
}

/** Kinds on which this act is possible; a task of another kind refuses it. */
export const kindsWithAct = (act: ActKind): TaskKindKey[] =>
  taskKinds.filter(({ acts }) => (acts as readonly ActKind[]).includes(act)).map(({ key }) => key);

import { office, officeAndAuditor, type Audience } from './callers';

/** What an operation shows to everybody it lets in, by path; what is not here is shown to nobody. */
export const shown: Readonly<Record<string, readonly string[]>> = {
  getSession: words(`
    organisation.code organisation.nameEn organisation.nameZh person.code person.id person.name posts[].code
    posts[].kind posts[].unitCode roles[]`),
  listCycles: words(`
    items[].calendarVersion items[].clock.bizEpochMs items[].clock.realEpochMs items[].clock.realMsPerBizDay
    items[].closedAt items[].id items[].startedAt items[].state items[].template items[].title items[].today
    items[].year`),
  listTasks: words(`
    items[].assignee items[].assigneeKind items[].cycleId items[].cycleTitle items[].dueAt items[].dueOn items[].id
    items[].kind items[].openedAt items[].phase items[].round items[].secret items[].state items[].step
    items[].subject items[].today items[].workingDaysLeft total.relation total.value`),
  getTask: words(`
    assignee assigneeKind cycleId cycleTitle dueAt dueOn dueRule id kind openedAt phase round secret state step
    subject today workingDaysLeft`),
  listCycleTasks: words(`
    items[].assignee items[].assigneeCode items[].assigneeKind items[].dueAt items[].dueOn items[].dueRule
    items[].id items[].kind items[].openedAt items[].origin items[].phase items[].round items[].state items[].step
    items[].subject items[].workflowId`),
  listLetters: words(`
    items[].bearerPost items[].channel items[].code items[].cycleId items[].documentSha256 items[].id items[].kind
    items[].level items[].state items[].superiorPost items[].version items[].witnessPost`),
  getLetter: words(`
    annexes[].domain annexes[].indicators[].code annexes[].indicators[].fullMarks annexes[].indicators[].planItem
    annexes[].indicators[].title annexes[].weight bearerPost changes[] channel code cycleId documentSha256 id kind
    level missing[] signers[].name signers[].post signers[].role signers[].state state superiorPost text version
    willCause.completesLetter willCause.opensRoundBelow witnessPost`),
  listLetterVersions: words(`
    items[].documentSha256 items[].reason items[].recordedAt items[].version`),
  getLetterVersion: words(`
    annexes[].domain annexes[].indicators[].code annexes[].indicators[].fullMarks annexes[].indicators[].planItem
    annexes[].indicators[].title annexes[].weight documentSha256 letterId reason recordedAt text version`),
  getLetterChanges: words(`letterId parts[].kind parts[].text since version`),
  listLetterGaps: words(`
    checked items[].bearerPost items[].code items[].id items[].level items[].missing[] items[].state
    items[].unitCode`),
  listLetterSimilarities: words(`
    compared fromPercent items[].one.bearerPost items[].one.code items[].one.id items[].one.unitCode
    items[].other.bearerPost items[].other.code items[].other.id items[].other.unitCode items[].passages[]
    items[].percent`),
  getSigningRates: words(`
    cascade[].bearerPost cascade[].code cascade[].id cascade[].state cascade[].superiorPost cascade[].unitCode
    domains[].complete domains[].due domains[].key domains[].late domains[].letters domains[].onTime
    domains[].unsigned levels[].complete levels[].due levels[].key levels[].late levels[].letters levels[].onTime
    levels[].unsigned on total.complete total.due total.late total.letters total.onTime total.unsigned
    units[].complete units[].due units[].key units[].late units[].letters units[].onTime units[].unsigned`),
  listPlans: words(`
    items[].cycleId items[].documentNo items[].documentSha256 items[].id items[].issuedOn items[].revision
    items[].state items[].version`),
  getPlan: words(`
    cycleId documentNo documentSha256 id isPreview issuedOn revision state text textSha256 version
    versions[].businessAt versions[].cause versions[].documentSha256 versions[].version weightSum`),
  listPlanComments: words('unanswered'),
  getPlanProgress: words('today'),
  listMeetings: words(`
    items[].chairPost items[].code items[].cycleId items[].dueCount items[].heldOn items[].id items[].kind
    items[].nameEn items[].nameZh items[].state`),
  getMeeting: words(`
    attendance[].name attendance[].post attendance[].state chairPost code cycleId dueCount heldOn id kind nameEn
    nameZh state`),
  listRecords: words(`
    items[].cycleId items[].enteredBy items[].fields.attended items[].heldOn items[].id items[].kind
    items[].recordedAt items[].title`),
  countRecords: words(`
    counts[].count counts[].kind counts[].owed total`),
  listReviews: words(`
    problems[].id problems[].measure problems[].no problems[].problem problems[].source problems[].unitCode
    rectifications[].closingOn rectifications[].code rectifications[].id rectifications[].openedOn
    rectifications[].ownerPost rectifications[].problemId rectifications[].state
    rectifications[].superiorVerifierPost rectifications[].unitCode rectifications[].unitVerifierPost`),
  listEvaluations: words(`
    pools[].letters pools[].level pools[].pool pools[].publicity.isOpen pools[].publicity.lastOn
    pools[].publicity.opensOn pools[].results[].bearerPost pools[].results[].grade pools[].results[].letterCode
    pools[].results[].letterId pools[].results[].rank pools[].results[].shownTotal pools[].results[].version
    pools[].sheets[].group pools[].sheets[].issued pools[].sheets[].returned pools[].sheets[].state pools[].state`),
  listAdjustments: words(`
    items[].code items[].id items[].kind items[].letterCode items[].matter items[].points items[].reason
    items[].state`),
  listReports: words(`
    items[].businessAt items[].contentSha256 items[].cycleId items[].documentSha256 items[].id items[].recordedAt
    items[].version`),
  getReport: words(`
    businessAt contentSha256 cycleId documentSha256 id problems[].measure problems[].no problems[].problem
    problems[].problemId problems[].rectificationId problems[].source recordedAt version work[].heading
    work[].sentences[].pieces[].recordIds[] work[].sentences[].pieces[].recordKind work[].sentences[].pieces[].text
    work[].sentences[].pieces[].textEn`),
  getOrganisation: words(`
    bodies[].code bodies[].kind bodies[].members[].person bodies[].members[].post bodies[].members[].role
    bodies[].nameEn bodies[].nameZh bodies[].parent bodies[].unit code nameEn nameZh posts[].code
    posts[].holder.code posts[].holder.id posts[].holder.kind posts[].holder.name posts[].inChargeOf[] posts[].kind
    posts[].supervisedExternally posts[].titleEn posts[].titleZh posts[].unit timeZone today units[].code
    units[].head units[].kind units[].nameEn units[].nameZh utcOffsetMinutes`),
  listSubstitutions: [],
  getCycleAsOf: words(`
    at bodies[].code bodies[].kind bodies[].members[].id bodies[].members[].name bodies[].members[].post
    bodies[].members[].role bodies[].nameEn bodies[].nameZh calendarVersion day frameSha256 letters[].code
    letters[].documentSha256 letters[].id letters[].state letters[].version notKnown[] phases[].key
    phases[].plannedFromOn phases[].plannedUntilOn plan.cause plan.documentSha256 plan.version recordedUntil
    startedAt template`),
  listTasksAsOf: words(`
    at day items[].assignee items[].assigneeKind items[].dueAt items[].dueOn items[].dueRule items[].holders[].id
    items[].holders[].name items[].id items[].kind items[].openedAt items[].phase items[].round items[].subject
    notKnown[] recordedUntil`),
  getLetterAsOf: words(`
    at day letter.code letter.documentSha256 letter.id letter.state letter.version notKnown[] readers[].persons[].id
    readers[].persons[].name readers[].relation recordedUntil`),
  getTaskAsOf: words(`
    at day notKnown[] readers[].persons[].id readers[].persons[].name readers[].relation recordedUntil task.assignee
    task.assigneeKind task.dueAt task.dueOn task.dueRule task.holders[].id task.holders[].name task.id task.kind
    task.openedAt task.phase task.round task.subject`),
  getSilence: words(`
    absence.entries absence.from absence.unplaced absence.until clock.calendarVersion clock.days[].day
    clock.days[].isWorking clock.days[].name clock.days[].reason clock.dueAt clock.dueOn clock.isProvisional
    clock.rule clock.startsOn clock.whenExpired delivery.openedAt delivery.recordedAt finding standing task.assignee
    task.assigneeKind task.cycleId task.holders[].id task.holders[].name task.id task.kind task.phase task.round
    task.state task.subject`),
  listLedger: words(`
    items[].actor items[].actorName items[].businessAt items[].cycleId items[].id items[].kind items[].leafHash
    items[].payload items[].recordedAt items[].subjectId items[].subjectKind`),
};

interface Exception {
  readonly paths: readonly string[];
  readonly to: Audience;
}

/** What only some of them are shown beyond that. */
export const shownOnly: Readonly<Record<string, readonly Exception[]>> = {
  getTask: [
    {
      paths: ['allowedActs[]'],
      to: [...office, 'bearer', 'substitute of the bearer', 'secretary without a post', 'voter of the unit'],
    },
    { paths: ['paperActs[]'], to: office },
    { paths: words('onBehalfOf.code onBehalfOf.id onBehalfOf.name'), to: ['substitute of the bearer'] },
  ],
  listTasks: [
    {
      paths: words('items[].onBehalfOf.code items[].onBehalfOf.id items[].onBehalfOf.name'),
      to: ['substitute of the bearer'],
    },
  ],
  listSubstitutions: [
    {
      paths: words(`
        items[].enteredBy.code items[].enteredBy.id items[].enteredBy.name items[].fromOn items[].id items[].lastOn
        items[].principal.code items[].principal.id items[].principal.name items[].reason items[].recordedAt
        items[].revokedAt items[].state items[].substitute.code items[].substitute.id items[].substitute.name
        items[].taskKinds[]`),
      to: [...officeAndAuditor, 'bearer', 'substitute of the bearer'],
    },
  ],
  // Why somebody has his grade: the office, the auditor, and himself after the notice.
  listEvaluations: [
    {
      paths: words('pools[].results[].exactTotal pools[].results[].explanation.exactTotal'),
      to: [...officeAndAuditor, 'bearer'],
    },
    {
      paths: words('pools[].results[].explanation.id pools[].results[].explanation.marks[]'),
      to: [...officeAndAuditor, 'bearer'],
    },
    {
      paths: words(`
        own.bearerPost own.exactTotal own.explanation.exactTotal own.explanation.id own.explanation.marks[]
        own.grade own.letterCode own.letterId own.rank own.shownTotal own.version`),
      to: ['bearer'],
    },
  ],
};

function words(text: string): readonly string[] {
  return text.trim().split(/\s+/);
}

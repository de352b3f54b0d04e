/** What an effect or a command is called by people; the compiler cannot see activities from here, a test does. */
const steps: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  planSteps: ['推算期限', 'count the due days'],
  openSteps: ['开启事项', 'open tasks'],
  remindTasks: ['发送提醒', 'send reminders'],
  escalateTasks: ['逾期上报', 'escalate what is late'],
  expireTasks: ['到期关闭', 'close what has expired'],
  withdrawTasks: ['撤回事项', 'withdraw tasks'],
  moveDeadline: ['调整期限', 'move the deadline'],
  withdrawTask: ['撤回事项', 'withdraw the task'],
  generateLetters: ['生成责任书', 'generate the letters'],
  beginRound: ['开启本轮签订', 'open the round of signing'],
  draftAmendment: ['写入调整内容', 'write the amendment into the text'],
  voidLetter: ['作废责任书', 'void the letter'],
  reissueLetter: ['重新印发责任书', 'reissue the letter'],
  freezePlan: ['要点定版', 'freeze the plan'],
  adoptPlan: ['要点审定', 'adopt the plan'],
  issuePlan: ['要点印发', 'issue the plan'],
  enterPhase: ['进入阶段', 'enter the phase'],
  leavePhase: ['结束阶段', 'leave the phase'],
  amendLetter: ['调整责任书', 'amend a letter'],
  cancelCycle: ['取消周期', 'cancel the cycle'],
  changePostHolder: ['更换岗位任职人', 'change the holder of a post'],
  closeBallots: ['关闭票箱', 'close the ballot boxes'],
  closeCycle: ['结束周期', 'close the cycle'],
  closePublicity: ['公示结束', 'end the publicity'],
  closeRectification: ['整改销号', 'close the rectification'],
  computeVerdicts: ['计算考核结果', 'compute the verdicts'],
  concludeMeeting: ['会议结束', 'conclude the meeting'],
  concludeResolutions: ['议定事项办结', 'conclude the resolutions'],
  concludeRounds: ['签订轮次结束', 'conclude the rounds'],
  concludeSuccession: ['交接结束', 'conclude the handover'],
  decideAdjustments: ['加减分定案', 'decide the adjustments'],
  decideReview: ['复核定案', 'decide the review'],
  issueSuccessorLetter: ['印发继任者责任书', 'issue the letter of the successor'],
  listRectifications: ['列出整改事项', 'list the rectifications'],
  openBallots: ['开放票箱', 'open the ballot boxes'],
  openPublicity: ['开始公示', 'open the publicity'],
  openRectifications: ['开启整改', 'open the rectifications'],
  recordAwards: ['登记评先评优', 'record the awards'],
  recordNominations: ['登记提名', 'record the nominations'],
  recordNotices: ['登记结果告知', 'record the notices'],
  recordProblems: ['登记问题', 'record the problems'],
  repeatBallots: ['重新投票', 'repeat ballots'],
  requestReview: ['申请复核', 'ask for a review'],
};

const processes: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  annualCycle: ['年度周期', 'the annual cycle'],
  appeal: ['复核', 'a review case'],
  awards: ['评先评优', 'the awards'],
  letterChange: ['责任书变更', 'a change of a letter'],
  lettersPhase: ['责任书阶段', 'the letters of the year'],
  midYearReview: ['年中检查', 'the mid-year review'],
  planDrafting: ['工作要点起草', 'the drafting of the plan'],
  quarterlyMeeting: ['专题会议', 'a meeting'],
  rectification: ['整改', 'a rectification'],
  signingRound: ['责任书签订', 'a round of signing'],
  succession: ['岗位交接', 'a handover of a post'],
  yearEndEvaluation: ['年终考核', 'the year-end evaluation'],
};

/** Name of a process for people; one without a name keeps its own. */
export const processName = (type: string, isEnglish: boolean): string => processes[type]?.[isEnglish ? 1 : 0] ?? type;

/** Name of an activity for people; one without a name keeps its own. */
export const stepName = (activity: string, isEnglish: boolean): string =>
  steps[activity]?.[isEnglish ? 1 : 0] ?? activity;

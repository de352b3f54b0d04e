export type Params = Readonly<Record<string, string | number>>;

interface Sentence {
  readonly token: string;
  readonly zh: string;
  readonly en: string;
}

/** What a process did, in words. An event that is not here is bookkeeping of the engine and no step of the process. */
export const historySentences: Readonly<Record<string, Sentence>> = {
  WorkflowExecutionStarted: { token: 'process.started', zh: '流程启动：{type}', en: 'Process started: {type}' },
  WorkflowExecutionCompleted: { token: 'process.completed', zh: '流程结束', en: 'Process ended' },
  WorkflowExecutionFailed: { token: 'process.failed', zh: '流程失败', en: 'Process failed' },
  WorkflowExecutionCancelRequested: { token: 'process.cancel-requested', zh: '收到取消请求', en: 'Asked to cancel' },
  WorkflowExecutionCanceled: { token: 'process.cancelled', zh: '流程已取消', en: 'Process cancelled' },
  WorkflowExecutionTerminated: { token: 'process.terminated', zh: '流程被终止', en: 'Process terminated' },
  ActivityTaskScheduled: { token: 'step.begun', zh: '开始：{step}', en: 'Begun: {step}' },
  ActivityTaskCompleted: { token: 'step.done', zh: '完成：{step}（{count} 项）', en: 'Done: {step} ({count})' },
  ActivityTaskFailed: { token: 'step.failed', zh: '未完成：{step}', en: 'Not done: {step}' },
  ActivityTaskTimedOut: { token: 'step.timed-out', zh: '超时：{step}', en: 'Timed out: {step}' },
  TimerStarted: { token: 'timer.armed', zh: '等待至 {until}', en: 'Waits until {until}' },
  TimerFired: { token: 'timer.fired', zh: '时间已到', en: 'The instant has come' },
  TimerCanceled: { token: 'timer.cancelled', zh: '不再等待', en: 'Waits no longer' },
  WorkflowExecutionSignaled: {
    token: 'process.told',
    zh: '得知 {count} 项事项已办结',
    en: 'Told of {count} closed tasks',
  },
  WorkflowExecutionUpdateAccepted: {
    token: 'command.accepted',
    zh: '受理指令：{command}',
    en: 'Command accepted: {command}',
  },
  WorkflowExecutionUpdateCompleted: { token: 'command.done', zh: '指令已执行', en: 'Command carried out' },
  ChildWorkflowExecutionStarted: {
    token: 'child.started',
    zh: '启动下级流程：{child}',
    en: 'Process below started: {child}',
  },
  ChildWorkflowExecutionCompleted: {
    token: 'child.completed',
    zh: '下级流程结束：{child}',
    en: 'Process below ended: {child}',
  },
  ChildWorkflowExecutionFailed: {
    token: 'child.failed',
    zh: '下级流程失败：{child}',
    en: 'Process below failed: {child}',
  },
  ChildWorkflowExecutionCanceled: {
    token: 'child.cancelled',
    zh: '下级流程已取消：{child}',
    en: 'Process below cancelled: {child}',
  },
};

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

/** The sentence with its parameters; a parenthesis whose number is unknown is left out. */
export function sentenceOf(name: string, params: Params, isEnglish: boolean): string | null {
  const sentence = historySentences[name];
  if (!sentence) return null;
  const template = isEnglish ? sentence.en : sentence.zh;
  const known = params['count'] === undefined ? template.replace(/\s?[（(]\{count\}[^）)]*[）)]/, '') : template;
  return known.replace(/\{(\w+)\}/g, (_, param: string) => String(params[param] ?? ''));
}

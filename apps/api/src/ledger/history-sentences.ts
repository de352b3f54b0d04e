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

/** The sentence with its parameters; a parenthesis whose number is unknown is left out. */
export function sentenceOf(name: string, params: Params, isEnglish: boolean): string | null {
  const sentence = historySentences[name];
  if (!sentence) return null;
  const template = isEnglish ? sentence.en : sentence.zh;
  const known = params['count'] === undefined ? template.replace(/\s?[（(]\{count\}[^）)]*[）)]/, '') : template;
  return known.replace(/\{(\w+)\}/g, (_, param: string) => String(params[param] ?? ''));
}

import type { Mailbox, Told } from '@zeren/database';

export interface DigestText {
  readonly subject: string;
  readonly text: string;
}

/** Words of one language. A kind of notification without its word does not reach anybody as a code. */
interface Words {
  subject(count: number, dueOn: string): string;
  lead(count: number): string;
  line(kind: string, dueOn: string): string;
  readonly kinds: Readonly<Record<string, string>>;
  readonly otherKind: string;
  end(site: string): string;
}

const words: Readonly<Record<Mailbox['language'], Words>> = {
  'zh-CN': {
    subject: (count, dueOn) => `待办提醒：${count} 项，最早 ${dueOn} 到期`,
    lead: (count) => `您好，以下 ${count} 项事项待您办理：`,
    line: (kind, dueOn) => `【${kind}】${dueOn} 到期`,
    kinds: { reminder: '提醒', overdue: '逾期', escalation: '下属事项逾期' },
    otherKind: '通知',
    end: (site) => `每人每个工作日至多一封，已办理的不再提醒。更改邮箱或停用：${site}/me`,
  },
  en: {
    subject: (count, dueOn) =>
      `${count} ${count === 1 ? 'task waits' : 'tasks wait'} for you, the first is due ${dueOn}`,
    lead: (count) => (count === 1 ? 'This task waits for you:' : `These ${count} tasks wait for you:`),
    line: (kind, dueOn) => `[${kind}] due ${dueOn}`,
    kinds: { reminder: 'reminder', overdue: 'overdue', escalation: 'overdue with somebody else' },
    otherKind: 'notice',
    end: (site) =>
      `One mail per person and working day at most; what is done is left out. To change the address or to stop: ${site}/me`,
  },
};

/**
 * A mail that says how many and until when, and leads to each task. What a task is about stays behind the login: mail
 * passes through servers of other houses.
 */
export function digestText(told: readonly Told[], language: Mailbox['language'], site: string): DigestText {
  const { subject, lead, line, kinds, otherKind, end } = words[language];
  const tasks = [...new Map(told.map((one) => [one.taskId, one])).values()];
  const lines = tasks.map(
    ({ kind, dueOn, taskId }) => `${line(kinds[kind] ?? otherKind, dueOn)}\n${site}/tasks/${taskId}`,
  );
  return {
    subject: subject(tasks.length, tasks[0]?.dueOn ?? ''),
    text: [lead(tasks.length), ...lines, end(site)].join('\n\n'),
  };
}

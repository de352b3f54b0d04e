import { digestText } from './digest-text';

const site = 'https://zeren.example';
const told = [
  { notificationId: 'a', kind: 'reminder', taskId: 't1', dueOn: '2026-03-02' },
  { notificationId: 'b', kind: 'overdue', taskId: 't1', dueOn: '2026-03-02' },
  { notificationId: 'c', kind: 'escalation', taskId: 't2', dueOn: '2026-03-04' },
];

describe('the text of a digest', () => {
  it('names each task once, with what was said of it last, and leads to it', () => {
    const { subject, text } = digestText(told, 'zh-CN', site);
    expect(subject).toBe('待办提醒：2 项，最早 2026-03-02 到期');
    expect(text).toContain('【逾期】2026-03-02 到期\nhttps://zeren.example/tasks/t1');
    expect(text).toContain('【下属事项逾期】2026-03-04 到期\nhttps://zeren.example/tasks/t2');
    expect(text).not.toContain('【提醒】');
  });

  it('is English for who reads English, also about one task only', () => {
    const { subject, text } = digestText(told.slice(2), 'en', site);
    expect(subject).toBe('1 task waits for you, the first is due 2026-03-04');
    expect(text).toContain('[overdue with somebody else] due 2026-03-04\nhttps://zeren.example/tasks/t2');
  });
});

import { StepBook } from './step-book';

const step = (key: string, opensAt = 0, follows?: string) => ({ key, opensAt, ...(follows ? { follows } : {}) });
const tasks = (...subjects: string[]) => subjects.map((subject) => ({ taskId: `task-${subject}`, subject }));
const closed = (state: 'done' | 'returned' | 'expired', ...subjects: string[]) =>
  subjects.map((subject) => ({ taskId: `task-${subject}`, state, at: 0 }));

function bookWith(...steps: ReturnType<typeof step>[]): StepBook {
  const book = new StepBook();
  book.plan(steps);
  for (const { key } of steps) book.begin(key);
  return book;
}

describe('the book of a process’s steps', () => {
  it('opens a step on its day, and once', () => {
    const book = bookWith(step('draft', 10));
    expect(book.takeReady(9)).toEqual([]);
    expect(book.nextAt(9)).toBe(10);
    expect(book.takeReady(10)).toEqual([{ key: 'draft' }]);
    book.opened({ key: 'draft', tasks: tasks('plan'), points: [] }, 10);
    expect(book.takeReady(11)).toEqual([]);
  });

  it('does not open what the story has not reached', () => {
    const book = new StepBook();
    book.plan([step('draft')]);
    expect(book.takeReady(5)).toEqual([]);
  });

  it('asks a step again in its next round, and counts the rounds together', () => {
    const book = bookWith(step('approve'));
    book.opened({ key: 'approve', tasks: tasks('plan'), points: [] }, 0);
    book.learn([{ taskId: 'task-plan', state: 'done', at: 1, result: 'rejected' }]);
    expect([book.isSettled('approve'), book.isRejected('approve')]).toEqual([true, true]);
    book.again('approve');
    expect([book.isSettled('approve'), book.takeReady(2)]).toEqual([false, [{ key: 'approve', round: 2 }]]);
    book.opened({ key: 'approve', tasks: [{ taskId: 'second', subject: 'plan' }], points: [] }, 2);
    book.learn([{ taskId: 'second', state: 'done', at: 3, result: 'approved' }]);
    expect([book.isSettled('approve'), book.isRejected('approve')]).toEqual([true, false]);
    expect(book.closedTasksOf('approve')).toBe(2);
    expect(book.states()).toEqual([{ key: 'approve', opened: 2, closed: 2, opensAt: null }]);
  });

  it('asks in a next round only those it is told, until the day it is told', () => {
    const book = bookWith(step('vote'));
    book.opened({ key: 'vote', tasks: tasks('heads', 'peers'), points: [] }, 0);
    book.learn(closed('expired', 'heads', 'peers'));
    book.again('vote', { subjects: ['peers'], dueOn: '2027-01-20' });
    expect(book.takeReady(1)).toEqual([{ key: 'vote', round: 2, subjects: ['peers'], dueOn: '2027-01-20' }]);
    book.opened({ key: 'vote', tasks: [], points: [] }, 1);
    book.again('vote');
    expect(book.takeReady(1)).toEqual([{ key: 'vote', round: 3 }]);
  });

  it('opens a following step by subject, as the earlier task about it is done', () => {
    const book = bookWith(step('file'), step('check', 0, 'file'));
    book.opened({ key: 'file', tasks: tasks('a', 'b'), points: [] }, 0);
    expect(book.takeReady(1)).toEqual([]);
    book.learn(closed('done', 'a'));
    expect(book.takeReady(1)).toEqual([{ key: 'check', subjects: ['a'] }]);
    book.opened({ key: 'check', tasks: [{ taskId: 'check-a', subject: 'a' }], points: [] }, 1);
    expect(book.takeReady(1)).toEqual([]);
    book.learn([{ taskId: 'check-a', state: 'done', at: 1 }]);
    expect(book.isSettled('check')).toBe(false);
    book.learn(closed('expired', 'b'));
    expect(book.isSettled('check')).toBe(true);
  });

  it('settles a following step whose earlier step ended without anything done', () => {
    const book = bookWith(step('request'), step('decide', 0, 'request'));
    book.opened({ key: 'request', tasks: [], points: [] }, 0);
    book.takeReady(1);
    expect(book.isSettled('decide')).toBe(true);
  });

  it('counts an act that was heard of before its task', () => {
    const book = bookWith(step('draft'));
    book.learn(closed('done', 'plan'));
    book.opened({ key: 'draft', tasks: tasks('plan'), points: [] }, 0);
    expect(book.isSettled('draft')).toBe(true);
  });

  it('drops the reminders and the escalation of a step in which nothing is open', () => {
    const book = bookWith(step('draft'));
    book.opened({ key: 'draft', tasks: tasks('plan'), points: [{ id: 'r', kind: 'remind', at: 5 }] }, 0);
    book.learn(closed('done', 'plan'));
    expect(book.takeDue(9)).toEqual([]);
    expect(book.nextAt(1)).toBeUndefined();
  });

  it('speaks in business order when several points are due at once', () => {
    const book = bookWith(step('a'), step('b'));
    book.opened({ key: 'a', tasks: tasks('a'), points: [{ id: 'a/expire', kind: 'expire', at: 7 }] }, 0);
    book.opened({ key: 'b', tasks: tasks('b'), points: [{ id: 'b/remind', kind: 'remind', at: 6 }] }, 0);
    expect(book.takeDue(9).map(({ key }) => key)).toEqual(['b', 'a']);
  });

  it('tells the fate of a letter by all its tasks together', () => {
    const book = bookWith(step('sign'), step('witness'));
    const side = (taskId: string) => ({ taskId, subject: 'letter/A01' });
    book.opened({ key: 'sign', tasks: [side('bearer'), side('superior')], points: [] }, 0);
    book.opened({ key: 'witness', tasks: [side('mark')], points: [] }, 0);
    book.learn([
      { taskId: 'bearer', state: 'done', at: 1 },
      { taskId: 'superior', state: 'done', at: 1 },
    ]);
    expect(book.fates().get('letter/A01')).toBe('open');
    book.learn([{ taskId: 'mark', state: 'done', at: 1 }]);
    expect(book.fates().get('letter/A01')).toBe('done');
  });

  it('says at once that a letter was sent back, although the other side is still asked', () => {
    const book = bookWith(step('sign'));
    book.opened(
      {
        key: 'sign',
        tasks: [
          { taskId: 'b', subject: 'letter/B11' },
          { taskId: 's', subject: 'letter/B11' },
        ],
        points: [],
      },
      0,
    );
    book.learn([{ taskId: 'b', state: 'returned', at: 1 }]);
    expect(book.fates().get('letter/B11')).toBe('sent-back');
  });
});

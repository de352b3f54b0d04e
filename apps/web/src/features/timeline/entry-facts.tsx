import type { TimelineItem } from '@zeren/api-contracts';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Day } from '../../ui/date-text';
import { subjectText, useWord } from '../../ui/words';

/** What an entry says beyond who and when, as far as it says it: what about, by which rule, on which evidence. */
export function EntryFacts({ entry }: { readonly entry: TimelineItem }) {
  const { t } = useTranslation();
  const word = useWord();
  const { raw, leafHash, workflowId } = entry;
  const fact = (name: string) => factIn(raw, name);
  const dueOn = fact('dueOn');
  const taskId = fact('taskId') ?? idOf(raw, 'task');
  const letterId = fact('letterId') ?? idOf(raw, 'letter');
  const taskKind = fact('taskKind');
  const about = subjectOf(raw);
  const rows: readonly (readonly [string, ReactNode])[] = [
    ['subject', about && subjectText(word, about)],
    [
      'task',
      taskId && (
        <Link to={`/tasks/${taskId}/timeline`}>{taskKind ? t(`taskKind.${taskKind}`) : t('timeline.open.task')}</Link>
      ),
    ],
    ['letter', letterId && <Link to={`/letters/${letterId}/timeline`}>{t('timeline.open.letter')}</Link>],
    ['due', dueOn && <Day on={dueOn} />],
    ['rule', fact('rule') ?? fact('dueRule')],
    ['reason', fact('reason')],
    ['result', fact('result')],
    [
      'assurance',
      fact('assurance') && t(`timeline.assurance.${fact('assurance')}`, { defaultValue: fact('assurance') ?? '' }),
    ],
    ['channel', fact('via') && t(`timeline.channel.${fact('via')}`, { defaultValue: fact('via') ?? '' })],
    ['document', fact('documentSha256') && <code>{fact('documentSha256')}</code>],
    ['content', fact('contentSha256') && <code>{fact('contentSha256')}</code>],
    ['leaf', leafHash && <code>{leafHash}</code>],
    ['process', workflowId && <code>{workflowId}</code>],
  ];
  const known = rows.filter(([, value]) => Boolean(value));
  if (known.length === 0) return null;
  return (
    <dl className="facts small">
      {known.map(([name, value]) => (
        <Fact key={name} name={t(`timeline.fact.${name}`)} value={value} />
      ))}
    </dl>
  );
}

const Fact = ({ name, value }: { readonly name: string; readonly value: ReactNode }) => (
  <>
    <dt>{name}</dt>
    <dd>{value}</dd>
  </>
);

type Members = Readonly<Record<string, unknown>>;
const membersOf = (value: unknown): Members => (typeof value === 'object' && value !== null ? (value as Members) : {});

/** An act has its facts beside who and when, what a process did has them in its subject. */
function factIn(raw: unknown, name: string): string | undefined {
  const entry = membersOf(raw);
  const value = entry[name] ?? membersOf(entry['subject'])[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

const subjectOf = (raw: unknown): string | undefined => {
  const { subject } = membersOf(raw);
  const named = typeof subject === 'string' ? subject : membersOf(subject)['subject'];
  return typeof named === 'string' ? named : undefined;
};

function idOf(raw: unknown, kind: string): string | undefined {
  const { kind: found, id } = membersOf(membersOf(raw)['subject']);
  return found === kind && typeof id === 'string' ? id : undefined;
}

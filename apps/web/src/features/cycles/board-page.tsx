import { Button } from 'antd';
import type { BoardView } from '@zeren/api-contracts';
import { phases as knownPhases, type PhaseKey } from '@zeren/domain';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useHasRole } from '../../http/session';
import { Day } from '../../ui/date-text';
import { dayNumber, dayOf } from '../../ui/dates';
import { EmptyState, Loaded } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { useBoard } from './api/get-board';
import { CountsStrip } from './counts-strip';
import { LateList } from './late-list';
import { PhaseLine } from './phase-line';
import { PageTitle } from '../../ui/page-title';
import { StartCycleForm } from './start-cycle-form';

interface BoardPageProps {
  readonly cycleId: string;
  readonly phasePages: Readonly<Record<PhaseKey, string>>;
}

const isPhaseKey = (key: string): key is PhaseKey => knownPhases.some((phase) => phase.key === key);

export function BoardPage({ cycleId, phasePages }: BoardPageProps) {
  const board = useBoard(cycleId);
  return <Loaded query={board}>{(found) => <Board board={found} phasePages={phasePages} />}</Loaded>;
}

function Board({ board, phasePages }: { readonly board: BoardView } & Pick<BoardPageProps, 'phasePages'>) {
  const { t } = useTranslation();
  const { cycle, today, phases, counts, late } = board;
  const isDraft = cycle.state === 'draft';
  return (
    <>
      <div className="page-head">
        <PageTitle text={cycle.title} />
        <StateTag state={cycle.state} />
        <span className="grow" />
        {!isDraft && (
          <span className="soft">
            {t('board.businessDay')} <Day on={today} />
            {cycle.startedAt && (
              <> · {t('board.day', { count: dayNumber(today) - dayNumber(dayOf(cycle.startedAt)) + 1 })}</>
            )}
          </span>
        )}
      </div>
      {isDraft && <DraftNotice board={board} />}
      {!isDraft && <CountsStrip cycleId={cycle.id} counts={counts} />}
      <section className="sheet">
        <h2>{t('board.phases')}</h2>
        <PhaseLine
          phases={phases}
          today={isDraft ? undefined : today}
          pageOf={(key) => `/cycles/${cycle.id}${isPhaseKey(key) ? phasePages[key] : ''}`}
        />
      </section>
      {!isDraft && <LateList cycleId={cycle.id} today={today} late={late} total={counts['late'] ?? late.length} />}
    </>
  );
}

function DraftNotice({ board }: { readonly board: BoardView }) {
  const { t } = useTranslation();
  const isOffice = useHasRole('office');
  const [isOpen, setOpen] = useState(false);
  return (
    <EmptyState text={isOffice ? t('board.draft.text') : t('board.empty.other')}>
      {isOffice && (
        <Button type="primary" size="large" onClick={() => setOpen(true)}>
          {t('start.open', { year: board.cycle.year })}
        </Button>
      )}
      {isOpen && <StartCycleForm draft={board.cycle} onClose={() => setOpen(false)} />}
    </EmptyState>
  );
}

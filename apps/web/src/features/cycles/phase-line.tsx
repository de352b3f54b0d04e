import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DataTable } from '../../ui/data-table';
import { dayOf } from '../../ui/dates';
import { ActualDays, PlannedDays } from '../../ui/phase-days';
import type { PhaseView } from './api/get-board';
import { axisOf, type Axis } from './phase-axis';

interface PhaseLineProps {
  readonly phases: readonly PhaseView[];
  readonly today: string | undefined;
  readonly pageOf: (key: string) => string;
}

/** Planned above, actual below, today across; the table says the same for those who read rather than look. */
export function PhaseLine({ phases, today, pageOf }: PhaseLineProps) {
  const { t, i18n } = useTranslation();
  const axis = axisOf(phases, today);
  const month = new Intl.DateTimeFormat(i18n.language, { month: 'short', timeZone: 'UTC' });

  return (
    <>
      <div className="axis">
        <div className="axis-months">
          {axis.months.map(({ day, at }, index) => (
            <span key={day} className={index % 2 ? 'wide-screen' : ''} style={{ left: `${at}%` }}>
              {month.format(new Date(`${day}T00:00:00Z`))}
            </span>
          ))}
        </div>
        {phases.map((phase) => (
          <Bars key={phase.key} phase={phase} axis={axis} today={today} page={pageOf(phase.key)} />
        ))}
        {today && <TodayMark at={axis.at(today)} text={t('date.today')} />}
      </div>
      <div className="legend" aria-hidden>
        <span>
          <i className="planned" />
          {t('board.planned')}
        </span>
        <span>
          <i className="actual" />
          {t('board.actual')} · {t('state.open')}
        </span>
        <span>
          <i className="left" />
          {t('board.actual')} · {t('state.done')}
        </span>
      </div>
      <details className="as-table">
        <summary>{t('board.asTable')}</summary>
        <PhaseTable phases={phases} pageOf={pageOf} />
      </details>
    </>
  );
}

/** Over the bars only: the names stand left of the axis on a wide screen. */
function TodayMark({ at, text }: { readonly at: number; readonly text: string }) {
  return (
    <div className="axis-marks">
      <div className={`axis-today ${at > 85 ? 'near-end' : ''}`} style={{ left: `${at}%` }}>
        <span>{text}</span>
      </div>
    </div>
  );
}

interface BarsProps {
  readonly phase: PhaseView;
  readonly axis: Axis;
  readonly today: string | undefined;
  readonly page: string;
}

function Bars({ phase, axis, today, page }: BarsProps) {
  const { t } = useTranslation();
  const { key, plannedFromOn, plannedUntilOn, enteredAt, leftAt } = phase;
  const span = (from: string, until: string) => ({
    left: `${axis.at(from)}%`,
    width: `${Math.max(0.5, axis.at(until) - axis.at(from))}%`,
  });
  return (
    <div className="axis-phase">
      <Link className="axis-name" to={page}>
        {t(`phase.${key}`)}
      </Link>
      <span className="axis-bar planned" style={span(plannedFromOn, plannedUntilOn)} />
      {enteredAt && (
        <span
          className={`axis-bar actual ${leftAt ? 'left' : ''}`}
          style={span(dayOf(enteredAt), leftAt ? dayOf(leftAt) : (today ?? dayOf(enteredAt)))}
        />
      )}
    </div>
  );
}

function PhaseTable({ phases, pageOf }: Pick<PhaseLineProps, 'phases' | 'pageOf'>) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('board.phases')}
      rows={phases}
      keyOf={({ key }) => key}
      columns={[
        {
          key: 'phase',
          title: t('task.phase'),
          cell: ({ key }) => <Link to={pageOf(key)}>{t(`phase.${key}`)}</Link>,
        },
        {
          key: 'planned',
          title: t('board.planned'),
          cell: (phase) => <PlannedDays phase={phase} />,
        },
        {
          key: 'actual',
          title: t('board.actual'),
          cell: (phase) => <ActualDays phase={phase} />,
        },
      ]}
    />
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

interface Figure {
  readonly key: string;
  /** Shown as "so many of so many". */
  readonly of?: string;
  readonly path?: string;
}

/** Each number leads to the list it counts. */
const figures: readonly Figure[] = [
  { key: 'lettersComplete', of: 'letters', path: '/letters' },
  { key: 'signatures', path: '/letters' },
  { key: 'witnessMarks', path: '/letters' },
  { key: 'open', path: '#late' },
  { key: 'late', path: '#late' },
  { key: 'done' },
  { key: 'returned', path: '/letters' },
  { key: 'expired' },
  { key: 'meetingsHeld', of: 'meetings', path: '/meetings' },
  { key: 'rectificationsOpen', path: '/reviews' },
  { key: 'records', path: '/records' },
  { key: 'reminders' },
  { key: 'escalations' },
];

interface CountsStripProps {
  readonly cycleId: string;
  readonly counts: Readonly<Record<string, number>>;
}

export function CountsStrip({ cycleId, counts }: CountsStripProps) {
  const { t } = useTranslation();
  return (
    <div className="numbers" role="group" aria-label={t('board.counts')} aria-live="polite">
      {figures
        .filter(({ key }) => counts[key] !== undefined)
        .map(({ key, of, path }) => {
          const all = of === undefined ? undefined : counts[of];
          const shown = (
            <>
              <b className={key === 'late' && counts[key] ? 'text-red' : ''}>
                {counts[key]}
                {all !== undefined && <span className="soft small"> / {all}</span>}
              </b>
              <span className="soft small">{t(`count.${key}`)}</span>
            </>
          );
          return path ? (
            <Link key={key} to={path.startsWith('#') ? path : `/cycles/${cycleId}${path}`}>
              {shown}
            </Link>
          ) : (
            <div key={key}>{shown}</div>
          );
        })}
    </div>
  );
}

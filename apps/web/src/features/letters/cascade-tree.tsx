import type { CascadePlaceView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { Day } from '../../ui/date-text';
import { StateTag } from '../../ui/state-tag';

interface CascadeTreeProps {
  readonly places: readonly CascadePlaceView[];
}

/** Superiors at the top, each letter under the one that has to be complete before it opens. */
export function CascadeTree({ places }: CascadeTreeProps) {
  const names = useNames();
  const tops = places.filter(({ above }) => above === null);
  const superiors = [...new Set(tops.map(({ superiorPost }) => superiorPost))];
  return (
    <ul className="cascade">
      {superiors.map((superior) => (
        <li key={superior}>
          <strong>{names.post(superior)}</strong>
          <Branch places={places} of={tops.filter(({ superiorPost }) => superiorPost === superior)} />
        </li>
      ))}
    </ul>
  );
}

function Branch({ places, of }: CascadeTreeProps & { readonly of: readonly CascadePlaceView[] }) {
  if (of.length === 0) return null;
  return (
    <ul>
      {of.map((place) => (
        <li key={place.id}>
          <Place place={place} />
          <Branch places={places} of={places.filter(({ above }) => above === place.id)} />
        </li>
      ))}
    </ul>
  );
}

function Place({ place }: { readonly place: CascadePlaceView }) {
  const { t } = useTranslation();
  const names = useNames();
  const { id, code, bearerPost, state, dueOn, waitingFor, opensAfter } = place;
  return (
    <>
      <Link to={`/letters/${id}`}>{code}</Link> {names.post(bearerPost)} <StateTag state={state} />
      {waitingFor.length > 0 && (
        <div className="soft small">
          {t('letterChecks.waits', { names: waitingFor.map(names.post).join('、') })}
          {dueOn && (
            <>
              {' · '}
              {t('date.due')} <Day on={dueOn} short />
            </>
          )}
        </div>
      )}
      {opensAfter && <div className="soft small">{t('letterChecks.opensAfter', { code: opensAfter })}</div>}
    </>
  );
}

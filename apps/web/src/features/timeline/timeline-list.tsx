import type { TimelineItem } from '@zeren/api-contracts';
import { isDeviation } from '@zeren/domain';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { BothTimes, Instant } from '../../ui/date-text';
import { withLocalInstants } from '../../ui/dates';
import { actorText } from './actor-text';
import { EntryFacts } from './entry-facts';
import { kindText } from './kind-text';
import { ProofButton } from './proof-button';

export function TimelineList({ items }: { readonly items: readonly TimelineItem[] }) {
  return (
    <ol className="timeline">
      {items.map((entry) => (
        <li key={`${entry.source} ${entry.id}`} className={`from-${entry.source}`}>
          <Entry entry={entry} />
        </li>
      ))}
    </ol>
  );
}

function Entry({ entry }: { readonly entry: TimelineItem }) {
  const { t, i18n } = useTranslation();
  const { source, kind, token, text, businessAt, recordedAt, raw } = entry;
  return (
    <>
      <div className="row">
        <strong>{text ? withLocalInstants(text, i18n.language) : kindText(t, kind)}</strong>
        <span className={`state tone-${source === 'ledger' ? 'blue' : 'purple'}`}>
          {t(`timeline.source.${source}`)}
        </span>
        {token && isDeviation(token) && <span className="state tone-amber">{t('timeline.deviation')}</span>}
        <Actor entry={entry} />
      </div>
      {businessAt ? (
        <BothTimes businessAt={businessAt} recordedAt={recordedAt} />
      ) : (
        <span className="small soft">
          {t('date.recorded')} <Instant at={recordedAt} />
        </span>
      )}
      <EntryFacts entry={entry} />
      <details>
        <summary>{t('timeline.raw')}</summary>
        <pre>{typeof raw === 'string' ? raw : JSON.stringify(raw, undefined, 2)}</pre>
      </details>
      {source === 'ledger' && <ProofButton entryId={entry.id} />}
    </>
  );
}

function Actor({ entry: { actor, actorName, actorPost, onBehalfOf } }: { readonly entry: TimelineItem }) {
  const { t } = useTranslation();
  const names = useNames();
  if (!actor) return null;
  const name = actorName ?? actorText(t, names, actor);
  return (
    <>
      <span>
        {actorName ? <Link to={`/persons/${actor}/timeline`}>{name}</Link> : name}
        {actorPost && <span className="soft small"> {actorPost}</span>}
      </span>
      {onBehalfOf && <span className="soft">{t('timeline.onBehalf', { name: names.person(onBehalfOf) })}</span>}
    </>
  );
}

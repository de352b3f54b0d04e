import type { TimelineItem } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { BothTimes, Instant } from '../../ui/date-text';
import { instantText } from '../../ui/dates';
import { actorText } from './actor-text';
import { kindText } from './kind-text';

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
  const names = useNames();
  const { source, kind, text, actor, actorName, onBehalfOf, businessAt, recordedAt, leafHash, workflowId, raw } = entry;
  return (
    <>
      <div className="row">
        <strong>{text ? withLocalInstants(text, i18n.language) : kindText(t, kind)}</strong>
        <span className={`state tone-${source === 'ledger' ? 'blue' : 'purple'}`}>
          {t(`timeline.source.${source}`)}
        </span>
        {actor && <span>{actorName ?? actorText(t, names, actor)}</span>}
        {onBehalfOf && <span className="soft">{t('timeline.onBehalf', { name: names.person(onBehalfOf) })}</span>}
      </div>
      {businessAt ? (
        <BothTimes businessAt={businessAt} recordedAt={recordedAt} />
      ) : (
        <span className="small soft">
          {t('date.recorded')} <Instant at={recordedAt} />
        </span>
      )}
      <details>
        <summary>{t('timeline.raw')}</summary>
        <dl className="facts small">
          {leafHash && (
            <>
              <dt>{t('timeline.leaf')}</dt>
              <dd>
                <code>{leafHash}</code>
              </dd>
            </>
          )}
          {workflowId && (
            <>
              <dt>{t('timeline.process')}</dt>
              <dd>
                <code>{workflowId}</code>
              </dd>
            </>
          )}
        </dl>
        <pre>{typeof raw === 'string' ? raw : JSON.stringify(raw, undefined, 2)}</pre>
      </details>
    </>
  );
}

const instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;
const withLocalInstants = (text: string, language: string): string =>
  text.replace(instant, (at) => instantText(at, language));

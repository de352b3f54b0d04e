import type { Silence } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { BothTimes, Instant } from '../../ui/date-text';

/** What was looked through for an act, and what about this task was found there. */
export function SearchedLedger({ absence }: { readonly absence: Silence['absence'] }) {
  const { t } = useTranslation();
  const { from, until, entries, firstLeaf, lastLeaf, unplaced, about, checkpoint } = absence;
  return (
    <section className="sheet">
      <h2>{t('silence.searched')}</h2>
      <p>
        {t('silence.searched.period')} <Instant at={from} /> – <Instant at={until} />
      </p>
      <p>
        {firstLeaf === null || lastLeaf === null
          ? t('silence.searched.count', { count: entries })
          : t('silence.searched.leaves', { count: entries, from: firstLeaf + 1, until: lastLeaf + 1 })}
        {unplaced > 0 && ` ${t('silence.searched.unplaced', { count: unplaced })}`}
      </p>
      {checkpoint ? (
        <dl className="facts small">
          <dt>{t('proof.origin')}</dt>
          <dd>{checkpoint.origin}</dd>
          <dt>{t('proof.size')}</dt>
          <dd>{checkpoint.size}</dd>
          <dt>{t('proof.root')}</dt>
          <dd>
            <code>{checkpoint.root}</code>
          </dd>
          <dt>{t('proof.signedAt')}</dt>
          <dd>
            <Instant at={checkpoint.signedAt} />
          </dd>
        </dl>
      ) : (
        <p className="soft">{t('silence.searched.noCheckpoint')}</p>
      )}
      <h3>{t('silence.about', { count: about.length })}</h3>
      {about.length === 0 ? (
        <p className="soft">{t('silence.about.none')}</p>
      ) : (
        <ol>
          {about.map(({ id, kind, businessAt, recordedAt, leaf }) => (
            <li key={id}>
              {t(`ledger.${kind}`, { defaultValue: kind })}
              {leaf !== null && <span className="soft small"> {t('proof.leaf', { leaf: leaf + 1 })}</span>}
              <BothTimes businessAt={businessAt} recordedAt={recordedAt} />
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

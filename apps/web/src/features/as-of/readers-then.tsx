import { useTranslation } from 'react-i18next';
import { Loaded } from '../../ui/page-states';
import { useReadersAsOf } from './api/get-as-of';

interface ReadersThenProps {
  readonly of: 'letters' | 'tasks';
  readonly id: string;
  readonly at: string;
}

/** Who could see a thing, by which relation. */
export function ReadersThen({ of, id, at }: ReadersThenProps) {
  const { t } = useTranslation();
  const past = useReadersAsOf(of, id, at);
  return (
    <Loaded query={past}>
      {({ readers, notKnown }) => (
        <>
          <dl className="facts">
            {readers.map(({ relation, persons }) => (
              <div key={relation} className="fact-pair">
                <dt>{t(`asOf.relation.${relation}`)}</dt>
                <dd>{persons.map(({ name }) => name).join('、') || t('asOf.nobody')}</dd>
              </div>
            ))}
          </dl>
          {notKnown.includes('account-roles') && <p className="soft small">{t('asOf.notKnown.account-roles')}</p>}
        </>
      )}
    </Loaded>
  );
}

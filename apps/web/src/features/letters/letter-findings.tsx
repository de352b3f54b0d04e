import type { LetterGaps, LetterSimilarities } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useNames } from '../../http/organisation';
import { DataTable } from '../../ui/data-table';
import { Loaded } from '../../ui/page-states';
import { StateTag } from '../../ui/state-tag';
import { useLetterGaps, useLetterSimilarities } from './api/check-letters';
import { useContentNames } from './missing-note';

/** Letters that do not say what a letter has to say. */
export function GapsSection({ cycleId }: { readonly cycleId: string }) {
  const { t } = useTranslation();
  const gaps = useLetterGaps(cycleId);
  return (
    <section className="sheet">
      <h2>{t('letterChecks.gaps')}</h2>
      <Loaded query={gaps}>
        {({ checked, items }) =>
          items.length === 0 ? <p>{t('letterChecks.gaps.none', { count: checked })}</p> : <GapTable rows={items} />
        }
      </Loaded>
    </section>
  );
}

function GapTable({ rows }: { readonly rows: LetterGaps['items'] }) {
  const { t } = useTranslation();
  const names = useNames();
  const namesOf = useContentNames();
  return (
    <DataTable
      caption={t('letterChecks.gaps')}
      rows={rows}
      keyOf={({ id }) => `gaps ${id}`}
      columns={[
        { key: 'code', title: t('letters.code'), cell: ({ id, code }) => <Link to={`/letters/${id}`}>{code}</Link> },
        { key: 'bearer', title: t('letter.bearer'), cell: ({ bearerPost }) => names.post(bearerPost) },
        { key: 'state', title: t('letters.state'), cell: ({ state }) => <StateTag state={state} /> },
        { key: 'missing', title: t('letterChecks.missing'), cell: ({ missing }) => namesOf(missing) },
      ]}
    />
  );
}

/** Letters of different bearers that say the same; a hint, never a verdict. */
export function SimilaritiesSection({ cycleId }: { readonly cycleId: string }) {
  const { t } = useTranslation();
  const found = useLetterSimilarities(cycleId);
  return (
    <section className="sheet">
      <h2>{t('letterChecks.similar')}</h2>
      <Loaded query={found}>
        {({ compared, fromPercent, items }) => (
          <>
            <p className="soft small">{t('letterChecks.similar.hint', { percent: fromPercent })}</p>
            {items.length === 0 ? (
              <p>{t('letterChecks.similar.none', { count: compared })}</p>
            ) : (
              <SimilarTable rows={items} />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

type Pair = LetterSimilarities['items'][number];

function SimilarTable({ rows }: { readonly rows: readonly Pair[] }) {
  const { t } = useTranslation();
  return (
    <DataTable
      caption={t('letterChecks.similar')}
      rows={rows}
      keyOf={({ one, other }) => `${one.id} ${other.id}`}
      columns={[
        {
          key: 'pair',
          title: t('letterChecks.pair'),
          cell: ({ one, other }) => (
            <>
              <NamedLetter letter={one} />
              <br />
              <NamedLetter letter={other} />
            </>
          ),
        },
        { key: 'percent', title: t('letterChecks.percent'), cell: ({ percent }) => `${percent}%`, isNumber: true },
        {
          key: 'passages',
          title: t('letterChecks.passages'),
          cell: ({ passages }) => passages.map((passage) => <blockquote key={passage}>{passage}</blockquote>),
        },
      ]}
    />
  );
}

function NamedLetter({ letter: { id, code, bearerPost } }: { readonly letter: Pair['one'] }) {
  const names = useNames();
  return (
    <>
      <Link to={`/letters/${id}`}>{code}</Link> {names.post(bearerPost)}
    </>
  );
}

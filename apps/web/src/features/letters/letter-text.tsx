import type { LetterView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { DataTable } from '../../ui/data-table';
import { useWord } from '../../ui/words';

/** The text whose fingerprint is signed, as it stands; the same annex by annex in tables. Text, never markup. */
export function LetterText({ letter }: { readonly letter: LetterView }) {
  const { t } = useTranslation();
  return (
    <article className="sheet letter-text" aria-label={t('letter.text')}>
      <p>{letter.text}</p>
      {letter.changes.length > 0 && (
        <>
          <h3>{t('letter.changes')}</h3>
          <ul>
            {letter.changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </>
      )}
      {letter.annexes.length > 0 && (
        <details className="no-print">
          <summary>{t('letter.byAnnex')}</summary>
          {letter.annexes.map((annex) => (
            <AnnexTable key={annex.domain} annex={annex} />
          ))}
        </details>
      )}
    </article>
  );
}

function AnnexTable({ annex }: { readonly annex: LetterView['annexes'][number] }) {
  const { t } = useTranslation();
  const word = useWord();
  const title = t('letter.annex', { domain: word('domain', annex.domain) });
  return (
    <section>
      <h3>
        {title} <span className="soft small">{t('letter.weightOf', { weight: annex.weight })}</span>
      </h3>
      <DataTable
        caption={title}
        rows={annex.indicators}
        keyOf={({ code }) => code}
        columns={[
          { key: 'code', title: t('letter.indicator'), cell: ({ code }) => code },
          {
            key: 'item',
            title: t('letter.planItem'),
            cell: ({ planItem, title: itemTitle }) => `${planItem} ${itemTitle}`,
          },
          { key: 'full', title: t('letter.fullMarks'), cell: ({ fullMarks }) => fullMarks, isNumber: true },
        ]}
      />
    </section>
  );
}

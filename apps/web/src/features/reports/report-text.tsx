import type { ReportView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DataTable } from '../../ui/data-table';
import { pathOfPiece, type ReportPiece } from './piece-path';
import { useWord } from '../../ui/words';

interface ReportTextProps {
  readonly report: ReportView;
  readonly cycleId: string;
}

/** Part one by heading, from records; part two, problems paired one to one with measures. */
export function ReportText({ report, cycleId }: ReportTextProps) {
  const { t } = useTranslation();
  const word = useWord();
  return (
    <>
      <h2>{t('reports.part.work')}</h2>
      {report.work.map(({ heading, sentences }) => (
        <section key={heading}>
          <h3>{word('reportHeading', heading)}</h3>
          {sentences.map(({ pieces }, index) => (
            <p key={index}>
              {pieces.map((piece, at) => (
                <Piece key={at} piece={piece} cycleId={cycleId} />
              ))}
            </p>
          ))}
        </section>
      ))}
      <h2>{t('reports.part.problems')}</h2>
      {report.problems.length === 0 ? (
        <p className="soft">{t('reports.noProblems')}</p>
      ) : (
        <DataTable
          caption={t('reports.part.problems')}
          rows={report.problems}
          keyOf={({ no }) => String(no)}
          columns={[
            { key: 'no', title: t('reports.no'), isNumber: true, cell: ({ no }) => no },
            { key: 'problem', title: t('reports.problem'), cell: ({ problem }) => problem },
            {
              key: 'measure',
              title: t('reports.measure'),
              cell: ({ measure }) => measure || <span className="text-red">{t('reports.noEvidence')}</span>,
            },
          ]}
        />
      )}
    </>
  );
}

/** A number leads to the rows it counts. */
function Piece({ piece, cycleId }: { readonly piece: ReportPiece; readonly cycleId: string }) {
  const { t, i18n } = useTranslation();
  const path = pathOfPiece(piece, cycleId);
  if (!path) return <>{i18n.language.startsWith('en') ? (piece.textEn ?? piece.text) : piece.text}</>;
  return (
    <Link to={path} title={t('reports.evidence', { count: piece.recordIds?.length ?? 0 })}>
      {piece.text}
    </Link>
  );
}

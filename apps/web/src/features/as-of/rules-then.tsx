import type { CycleAsOf } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { DataTable } from '../../ui/data-table';
import { Fingerprint } from '../../ui/fingerprint';
import { ActualDays, PlannedDays } from '../../ui/phase-days';
import { StateTag } from '../../ui/state-tag';
import { ReadersButton } from './readers-button';
import { ReadersThen } from './readers-then';

/** Which rules were in force: phases, plan, letters with their version, members of the bodies. */
export function RulesThen({ then }: { readonly then: CycleAsOf }) {
  const { t, i18n } = useTranslation();
  const { template, frameSha256, calendarVersion, plan, phases, bodies } = then;
  return (
    <>
      <section className="sheet">
        <h2>{t('asOf.rules')}</h2>
        <dl className="facts">
          <dt>{t('asOf.template')}</dt>
          <dd>
            {template} <Fingerprint sha256={frameSha256} />
          </dd>
          <dt>{t('asOf.calendar')}</dt>
          <dd>{t('letter.versionNo', { version: calendarVersion })}</dd>
          <dt>{t('asOf.plan')}</dt>
          <dd>
            {plan ? (
              <>
                {t('letter.versionNo', { version: plan.version })} <Fingerprint sha256={plan.documentSha256} />
              </>
            ) : (
              t('asOf.plan.none')
            )}
          </dd>
        </dl>
      </section>
      <section className="sheet">
        <h2>{t('board.phases')}</h2>
        <DataTable
          caption={t('board.phases')}
          rows={phases}
          keyOf={({ key }) => key}
          columns={[
            { key: 'phase', title: t('task.phase'), cell: ({ key }) => t(`phase.${key}`, { defaultValue: key }) },
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
      </section>
      <LettersThen then={then} />
      <section className="sheet">
        <h2>{t('asOf.bodies')}</h2>
        {bodies.map(({ code, nameZh, nameEn, members }) => (
          <details key={code}>
            <summary>
              {i18n.language === 'en' ? nameEn : nameZh} {t('asOf.members', { count: members.length })}
            </summary>
            <p>
              {members.map(({ name, post }) => (post ? `${name}（${post}）` : name)).join('、') || t('asOf.nobody')}
            </p>
          </details>
        ))}
      </section>
    </>
  );
}

function LettersThen({ then: { letters, at } }: { readonly then: CycleAsOf }) {
  const { t } = useTranslation();
  const [opened, setOpened] = useState<string>();
  return (
    <section className="sheet">
      <h2>{t('letters.title')}</h2>
      {letters.length === 0 ? (
        <p className="soft">{t('asOf.letters.none')}</p>
      ) : (
        <DataTable
          caption={t('letters.title')}
          rows={letters}
          keyOf={({ id }) => id}
          detailOf={({ id }) => id === opened && <ReadersThen of="letters" id={id} at={at} />}
          columns={[
            {
              key: 'code',
              title: t('letters.code'),
              cell: ({ id, code }) => <Link to={`/letters/${id}/timeline`}>{code}</Link>,
            },
            {
              key: 'version',
              title: t('letter.version'),
              cell: ({ version }) => t('letter.versionNo', { version }),
            },
            { key: 'state', title: t('letters.state'), cell: ({ state }) => <StateTag state={state} /> },
            {
              key: 'sha',
              title: t('letter.fingerprint'),
              cell: ({ documentSha256 }) => <Fingerprint sha256={documentSha256} />,
            },
            {
              key: 'readers',
              title: t('asOf.readers'),
              cell: ({ id }) => <ReadersButton id={id} opened={opened} onOpen={setOpened} />,
            },
          ]}
        />
      )}
    </section>
  );
}

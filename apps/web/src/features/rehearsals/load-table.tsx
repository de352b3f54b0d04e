import type { LoadView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Day } from '../../ui/date-text';
import { heatOf, heaviestByMonth, monthsOf } from './heat';

/** Tasks per person and month; each cell says how many are due on that month's heaviest day. */
export function LoadTable({ loads }: { readonly loads: readonly LoadView[] }) {
  const { t } = useTranslation();
  const months = monthsOf(loads);
  return (
    <section className="sheet">
      <h2 id="loads">{t('rehearsal.loads')}</h2>
      <p className="soft small">{t('rehearsal.loads.text')}</p>
      <div className="scroll" role="region" aria-labelledby="loads" tabIndex={0}>
        <table className="heat">
          <caption className="unseen">{t('rehearsal.loads')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('rehearsal.person')}</th>
              <th scope="col">{t('rehearsal.tasks')}</th>
              <th scope="col">{t('rehearsal.heaviest')}</th>
              {months.map((month) => (
                <th key={month} scope="col">
                  {month}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {loads.map((load) => (
              <LoadRow key={load.person} load={load} months={months} />
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}

function LoadRow({ load, months }: { readonly load: LoadView; readonly months: readonly string[] }) {
  const { person, name, tasks, heaviest } = load;
  const byMonth = heaviestByMonth(load);
  return (
    <tr>
      <th scope="row">{[name, person].filter(Boolean).join(' ')}</th>
      <td className="number">{tasks}</td>
      <td>
        <Day on={heaviest.day} short /> · {heaviest.due}
      </td>
      {months.map((month) => {
        const due = byMonth.get(month);
        return (
          <td key={month} className="number" data-heat={heatOf(due ?? 0)}>
            {due ?? ''}
          </td>
        );
      })}
    </tr>
  );
}

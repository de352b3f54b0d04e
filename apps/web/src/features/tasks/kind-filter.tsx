import { useTranslation } from 'react-i18next';
import type { TaskRow } from '@zeren/api-contracts';

interface KindFilterProps {
  readonly rows: readonly TaskRow[];
  readonly chosen: string;
  readonly onChoose: (kind: string) => void;
}

export function KindFilter({ rows, chosen, onChoose }: KindFilterProps) {
  const { t } = useTranslation();
  const kinds = [...new Set(rows.map(({ kind }) => kind))];
  if (kinds.length < 2) return null;
  return (
    <label className="filters">
      <span className="unseen">{t('inbox.filter')}</span>
      <select value={chosen} onChange={({ target }) => onChoose(target.value)}>
        <option value="">{t('app.all')}</option>
        {kinds.map((kind) => (
          <option key={kind} value={kind}>
            {t(`taskKind.${kind}`)}
          </option>
        ))}
      </select>
    </label>
  );
}

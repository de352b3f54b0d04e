import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { useTemplates } from '../http/templates';
import { isWhole, shareSum, type Shares } from './shares';

interface DomainSharesProps {
  readonly shares: Shares;
  readonly onChange: (shares: Shares) => void;
}

/** Domains of the library, each with its share of the year; empty: not chosen. Nothing chosen leaves the template's own. */
export function DomainShares({ shares, onChange }: DomainSharesProps) {
  const { t, i18n } = useTranslation();
  const templates = useTemplates();
  const isZh = i18n.language.startsWith('zh');
  return (
    <fieldset className="shares">
      <legend>{t('template.domains')}</legend>
      <p className="soft small">{t('template.domains.text')}</p>
      {templates.data?.domains.map(({ key, nameZh, nameEn, usualWeight, indicators, planItems }) => (
        <label key={key} className="row">
          <span className="grow">
            {isZh ? nameZh : nameEn}{' '}
            <span className="soft small">{t('template.holds', { indicators, planItems })}</span>
          </span>
          <Input
            inputMode="decimal"
            maxLength={6}
            placeholder={usualWeight}
            value={shares[key] ?? ''}
            onChange={({ target }) => onChange({ ...shares, [key]: target.value })}
          />
        </label>
      ))}
      <p className={isWhole(shares) ? 'soft small' : 'text-red small'} role="status">
        {t('template.sum', { sum: shareSum(shares) || 0 })}
      </p>
    </fieldset>
  );
}

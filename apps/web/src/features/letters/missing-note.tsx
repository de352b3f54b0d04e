import { Alert } from 'antd';
import type { LetterView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';

export type Missing = LetterView['missing'];

/** Contents in words, one after the other. */
export function useContentNames(): (missing: Missing) => string {
  const { t } = useTranslation();
  return (missing) => missing.map((content) => t(`letter.contents.${content}`)).join('、');
}

/** What the letter does not say though it has to; it stops nobody. */
export function MissingNote({ missing }: { readonly missing: Missing }) {
  const { t } = useTranslation();
  const namesOf = useContentNames();
  if (missing.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      className="no-print"
      title={`${t('letter.missing.title')}：${namesOf(missing)}`}
      description={t('letter.missing.hint')}
    />
  );
}

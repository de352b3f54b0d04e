import { useTranslation } from 'react-i18next';

const kebab = (token: string): string => token.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase();

export type Word = (group: string, token: string) => string;

/** The text of a stable token. Data of a template (a domain, a pool) may bring a word of its own; it is then shown as it is. */
export function useWord(): Word {
  const { t } = useTranslation();
  return (group, token) => t(`${group}.${kebab(token)}`, { defaultValue: token });
}

/** What a task is about, in words: `meeting/Q1/L3` → 会议 · 第一季度 · L3. */
export const subjectText = (word: Word, subject: string): string =>
  subject
    .split('/')
    .map((part) => word('subject', part))
    .join(' · ');

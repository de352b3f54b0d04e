import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, languages, type Language } from '../texts/language';

const names: Readonly<Record<Language, string>> = { 'zh-CN': '中文', en: 'English' };

export function LanguageSwitch() {
  const { t, i18n } = useTranslation();
  const cache = useQueryClient();
  const choose = async (language: Language) => {
    await chooseLanguage(language);
    await cache.invalidateQueries();
  };
  return (
    <label>
      <span className="unseen">{t('app.language')}</span>
      <select value={i18n.language} onChange={({ target }) => void choose(target.value === 'en' ? 'en' : 'zh-CN')}>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {names[language]}
          </option>
        ))}
      </select>
    </label>
  );
}

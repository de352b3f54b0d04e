import i18next, { type i18n } from 'i18next';
import { initReactI18next } from 'react-i18next';

export const languages = ['zh-CN', 'en'] as const;
export type Language = (typeof languages)[number];

const storageKey = 'zeren.language';
const loaders = { 'zh-CN': () => import('./zh-CN.json'), en: () => import('./en.json') } as const;

const isLanguage = (value: string | null): value is Language => languages.some((language) => language === value);

function chosenLanguage(): Language {
  const stored = localStorage.getItem(storageKey);
  return isLanguage(stored) ? stored : 'zh-CN';
}

async function load(language: Language): Promise<void> {
  if (!i18next.hasResourceBundle(language, 'translation'))
    i18next.addResourceBundle(language, 'translation', (await loaders[language]()).default);
  document.documentElement.lang = language;
}

/** Only the chosen language is loaded; the other one when somebody asks for it. */
export async function startTexts(): Promise<i18n> {
  const language = chosenLanguage();
  await i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: false,
    resources: {},
    keySeparator: false,
    nsSeparator: false,
    interpolation: { escapeValue: false },
  });
  await load(language);
  await i18next.changeLanguage(language);
  return i18next;
}

export async function chooseLanguage(language: Language): Promise<void> {
  localStorage.setItem(storageKey, language);
  await load(language);
  await i18next.changeLanguage(language);
}

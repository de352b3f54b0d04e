export type Language = 'zh' | 'en';

/** A sentence in both languages. */
export type Words = Readonly<Record<Language, string>>;

/** `--lang zh|en` wherever it stands, else the locale of the terminal, which Node takes from LC_ALL, LC_MESSAGES and LANG. */
export function languageOf(
  args: readonly string[],
  locale = new Intl.DateTimeFormat().resolvedOptions().locale,
): Language {
  const at = args.findIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const asked = args[at]?.startsWith('--lang=') ? args[at]?.slice('--lang='.length) : args[at + 1];
  if (at >= 0 && (asked === 'zh' || asked === 'en')) return asked;
  return locale.startsWith('zh') ? 'zh' : 'en';
}

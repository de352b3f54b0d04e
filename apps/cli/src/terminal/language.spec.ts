import { languageOf } from './language';

describe('the language of the command line', () => {
  it.each([
    [['due', '--lang', 'zh'], 'en-US', 'zh'],
    [['--lang=en', 'due'], 'zh-CN', 'en'],
    [['due'], 'zh-CN', 'zh'],
    [['due'], 'fr-FR', 'en'],
    [['due', '--lang', 'fr'], 'zh-CN', 'zh'],
  ] as const)('%j in a terminal of %s speaks %s', (args, locale, language) => {
    expect(languageOf(args, locale)).toBe(language);
  });
});

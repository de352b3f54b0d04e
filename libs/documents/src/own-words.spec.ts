import type { LetterContent } from '@zeren/domain';
import { letterText } from './letter-text';
import { ownWords } from './own-words';

const party = (token: string) => ({ token, title: '书记', name: '甲一' });
const content: LetterContent = {
  code: 'A01',
  level: 'A',
  year: 2026,
  organisation: '某市委员会',
  superior: party('L1'),
  bearer: party('L2'),
  witness: null,
  periodFrom: '2026-01-01',
  periodUntil: '2026-12-31',
  annexes: [
    {
      domain: 'safety',
      weight: '100.00',
      indicators: [{ code: 'SAF1', planItem: 'SAF-1', title: '要点', fullMarks: '10.00' }],
    },
  ],
  changes: [],
};

describe('the own words of a letter', () => {
  it('are none where form and plan said everything', () => {
    expect(ownWords(letterText(content), content)).toBe('');
  });

  it('are what was changed, and what stands in the text without the form', () => {
    const changed = { ...content, changes: ['每月组织一次检查', '增加培训'] };
    expect(ownWords(letterText(changed), changed)).toBe('每月组织一次检查\n增加培训');
    expect(ownWords(`${letterText(content)}\n另有承诺`, content)).toBe('另有承诺');
  });
});

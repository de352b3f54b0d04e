import type { LetterContent } from '@zeren/domain';
import { letterText } from './letter-text';

const content: LetterContent = {
  code: 'A01',
  level: 'A',
  year: 2026,
  organisation: '示例市发展和改革委员会',
  superior: { token: 'L1', title: '党组书记、主任', name: '甲一' },
  bearer: { token: 'L2', title: '党组副书记', name: '甲二' },
  witness: { token: 'L9', title: '派驻纪检监察组组长', name: '甲九' },
  periodFrom: '2026-01-01',
  periodUntil: '2026-12-31',
  annexes: [
    {
      domain: 'safety',
      weight: '30.00',
      indicators: [{ code: 'SAF1', planItem: 'SAF-1', title: '安全生产要点1', fullMarks: '10.00' }],
    },
  ],
  changes: [],
};

describe('the text of a letter', () => {
  it('names the parties, the witness, the period, every annex with its weight and every indicator with its marks', () => {
    const lines = letterText(content).split('\n');
    expect(lines).toEqual(
      expect.arrayContaining([
        '2026年度目标管理责任书',
        '编号：A01（A级）',
        '上级签订方：党组书记、主任 甲一',
        '责任人：党组副书记 甲二',
        '见证人：派驻纪检监察组组长 甲九',
        '责任期限：2026-01-01 至 2026-12-31',
        '附件1　安全生产（权重 30.00）',
        '  1. SAF1　安全生产要点1（要点 SAF-1），满分 10.00',
        '上级签订方签字：',
        '责任人签字：',
        '见证人签字：',
      ]),
    );
  });

  it('is the same, byte for byte, for the same content', () => {
    const copy = JSON.parse(JSON.stringify(content)) as LetterContent;
    expect(Buffer.from(letterText(copy)).equals(Buffer.from(letterText(content)))).toBe(true);
  });

  it('has no place for a witness where none is foreseen', () => {
    expect(letterText({ ...content, witness: null })).not.toContain('见证人');
  });

  it('says what a later version changed, the newest last', () => {
    const text = letterText({ ...content, changes: ['调整指标表述', '补充年度指标'] });
    expect(text).toContain('四、修改内容\n1. 调整指标表述\n2. 补充年度指标');
  });

  it('leaves rare characters of names as they were written', () => {
    const name = '\uF900王喆𠮷';
    expect(letterText({ ...content, bearer: { ...content.bearer, name } })).toContain(name);
  });
});

import { shinglesOf } from './shingles';
import { similarTexts } from './similar-texts';

const fireWatch = '本单位每月组织一次消防通道专项检查，对堵塞通道的摊位当场清理并登记在册，季度末向安委会报送台账';
const training = '建立新入职人员三级安全培训档案，未经考试合格不得上岗，培训记录由人事科保存三年以备核查';
const rule = { fromPercent: 70, limit: 100 };
const letter = (key: string, text: string, author = key) => ({ key, author, text });

describe('texts that are alike', () => {
  it('are named with how much of the shorter one is shared, and with the passage', () => {
    expect(similarTexts([letter('A01', fireWatch), letter('A02', training), letter('A03', fireWatch)], rule)).toEqual([
      { one: 'A01', other: 'A03', percent: 100, passages: [fireWatch] },
    ]);
  });

  it('are found when the copy is spaced, punctuated and begun otherwise', () => {
    const copy = `结合实际：${fireWatch.replaceAll('，', ' ； ').replace('专项', '重点')}`;
    const [found] = similarTexts([letter('A01', fireWatch), letter('A02', copy)], rule);
    expect(found?.percent).toBeGreaterThanOrEqual(70);
    expect(found?.passages[0]).toBe('检查，对堵塞通道的摊位当场清理并登记在册，季度末向安委会报送台账');
  });

  it('are found when the copy goes on with words of its own', () => {
    expect(similarTexts([letter('A01', fireWatch), letter('A02', fireWatch + training.repeat(2))], rule)).toEqual([
      expect.objectContaining({ one: 'A01', other: 'A02', percent: 100 }),
    ]);
  });

  it('are not flagged below the threshold, which counts itself', () => {
    const half = [letter('A01', fireWatch), letter('A02', `${fireWatch.slice(0, 24)}${training.slice(0, 24)}`)];
    const [found] = similarTexts(half, { ...rule, fromPercent: 1 });
    const percent = found?.percent ?? 0;
    expect(percent).toBeGreaterThan(20);
    expect(percent).toBeLessThan(70);
    expect(similarTexts(half, { ...rule, fromPercent: percent })).toHaveLength(1);
    expect(similarTexts(half, { ...rule, fromPercent: percent + 1 })).toEqual([]);
  });

  it('are nothing between letters of one unit, nor when there is hardly a text', () => {
    expect(similarTexts([letter('A01', fireWatch, 'D03'), letter('A02', fireWatch, 'D03')], rule)).toEqual([]);
    expect(similarTexts([letter('A01', '如实报告，接受核查'), letter('A02', '如实报告，接受核查')], rule)).toEqual([]);
  });

  it('are listed most similar first, at most so many', () => {
    const texts = [
      letter('A03', fireWatch),
      letter('A01', fireWatch),
      letter('A02', `${fireWatch.slice(2)}。另附清单`),
    ];
    expect(similarTexts(texts, rule).map(({ one, other }) => `${one} ${other}`)).toEqual([
      'A03 A01',
      'A01 A02',
      'A03 A02',
    ]);
    expect(similarTexts(texts, { ...rule, limit: 1 })).toHaveLength(1);
  });

  it('are measured by the same sample on both sides when there are too many', () => {
    const one = shinglesOf(fireWatch + training);
    const other = shinglesOf(training + fireWatch);
    const sampled = one.sample(3);
    expect(sampled.length).toBeLessThan(one.size);
    const shared = sampled.filter((shingle) => other.has(shingle));
    expect(other.sample(3)).toEqual(expect.arrayContaining([...shared]));
  });
});

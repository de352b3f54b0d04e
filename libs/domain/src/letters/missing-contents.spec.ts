import { missingContents } from './missing-contents';

const annexes = [
  {
    domain: 'safety',
    weight: '100.00',
    indicators: [{ code: 'SAF1', planItem: 'SAF-1', title: '全年无较大事故', fullMarks: '10.00' }],
  },
];
const whole = [
  '一、责任范围与措施',
  '责任人每季度报告一次。',
  '附件1　安全生产',
  '  1. SAF1　全年无较大事故（要点 SAF-1）',
  '',
  '二、权利与义务',
  '责任人应当如实报告。',
  '',
  '三、考核与奖惩',
  '考核结果作为评先评优的依据。',
  '',
  '双方签字即表示已阅读并同意以上全文。',
  '责任人签字：',
].join('\n');

describe('what a letter has to say', () => {
  it('is all there in a whole letter', () => {
    expect(missingContents({ text: whole, annexes })).toEqual([]);
  });

  it.each([
    ['责任范围与措施', ['scope', 'measures']],
    ['权利与义务', ['rights-and-duties']],
    ['考核与奖惩', ['rewards-and-penalties']],
  ])('is named when the section %s has another heading', (title, missing) => {
    expect(missingContents({ text: whole.replace(title, '其他'), annexes })).toEqual(missing);
  });

  it('is half said when a heading names only one of two', () => {
    expect(missingContents({ text: whole.replace('权利与义务', '权利'), annexes })).toEqual(['rights-and-duties']);
  });

  it.each([
    ['考核结果作为评先评优的依据。', ['rewards-and-penalties']],
    ['责任人应当如实报告。', ['rights-and-duties']],
  ])('is not said by a heading over nothing (%s)', (line, missing) => {
    expect(missingContents({ text: whole.replace(line, ''), annexes })).toEqual(missing);
  });

  it('needs indicators in every annex, each in full in the text', () => {
    expect(missingContents({ text: whole, annexes: [] })).toEqual(['indicators']);
    expect(
      missingContents({ text: whole, annexes: [...annexes, { domain: 'x', weight: '0', indicators: [] }] }),
    ).toEqual(['indicators']);
    expect(missingContents({ text: whole.replace('全年无较大事故', '见工作要点'), annexes })).toEqual(['indicators']);
  });

  it('is missing altogether in an empty text', () => {
    expect(missingContents({ text: '', annexes: [] })).toEqual([
      'scope',
      'measures',
      'rights-and-duties',
      'rewards-and-penalties',
      'indicators',
    ]);
  });
});

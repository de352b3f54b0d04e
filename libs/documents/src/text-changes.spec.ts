import { textChanges, type TextPart } from './text-changes';

const without = (parts: readonly TextPart[], kind: TextPart['kind']): string =>
  parts
    .filter((part) => part.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('what a later text says otherwise', () => {
  it('is shown by words, also where no spaces are', () => {
    expect(textChanges('责任人每季度报告一次。', '责任人每月报告一次。')).toEqual([
      { kind: 'same', text: '责任人' },
      { kind: 'removed', text: '每季度' },
      { kind: 'added', text: '每月' },
      { kind: 'same', text: '报告一次。' },
    ]);
  });

  it('makes up both texts, byte for byte', () => {
    const before = '一、范围\r\n  1. SAF1　全年无事故，满分 10.00\n\n二、权利';
    const after = '一、范围与措施\n  1. SAF1　全年无较大事故，满分 12.50\n\n二、权利\n三、奖惩 👍🏽';
    const parts = textChanges(before, after);
    expect(without(parts, 'added')).toBe(before);
    expect(without(parts, 'removed')).toBe(after);
  });

  it('is nothing between equal texts, and all of a text that is new', () => {
    expect(textChanges('责任书', '责任书')).toEqual([{ kind: 'same', text: '责任书' }]);
    expect(textChanges('', '责任书')).toEqual([{ kind: 'added', text: '责任书' }]);
  });

  it('is one text after the other when they have nothing in common and are long', () => {
    const before = Array.from({ length: 800 }, (_, index) => `a${index} `).join('');
    const after = Array.from({ length: 800 }, (_, index) => `b${index}\n`).join('');
    expect(textChanges(before, after)).toEqual([
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]);
  });
});

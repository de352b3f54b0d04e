import type { Report } from '@zeren/evidence-bundle';
import { reportInWords, reportJson } from './report-in-words';

const notes = { hashesOnly: 3, erased: 1, openRuns: 2, pending: 4, silences: 1, events: 90 };
const clean: Report = { ok: true, leaves: 10, checkpoints: 2, signatures: 2, histories: 5, findings: [], notes };
const spoiled: Report = {
  ...clean,
  ok: false,
  findings: [
    { object: 'leaf 7', rule: 'leaf-hash', message: { zh: '条目内容与其哈希不符', en: 'the entry is not it' } },
  ],
};

describe('what zeren verify says', () => {
  it('has one shape for scripts, in the language that was asked for', () => {
    expect(JSON.parse(reportJson(spoiled, 'zh'))).toEqual({
      ...{ ok: false, leaves: 10, checkpoints: 2, signatures: 2, histories: 5, notes },
      findings: [{ object: 'leaf 7', rule: 'leaf-hash', message: '条目内容与其哈希不符' }],
    });
  });

  it('names what is wrong, and what no file can know of itself', () => {
    expect(reportInWords(spoiled, true, 'en')).toContain('leaf 7: the entry is not it (leaf-hash)\n');
    expect(reportInWords(spoiled, true, 'en')).toMatch(/1 findings\n$/);
    expect(reportInWords(spoiled, true, 'zh')).toContain('leaf 7：条目内容与其哈希不符（leaf-hash）');
    expect(reportInWords(clean, false, 'en')).toMatch(/give the published one with --key\nnothing found\n$/);
    expect(reportInWords(clean, false, 'zh')).toMatch(/请用 --key 给出该单位公布的公钥\n没有发现问题\n$/);
    expect(reportInWords(clean, true, 'en')).toContain('1 times the ledger was silent');
    expect(reportInWords(clean, true, 'en')).not.toContain('--key');
  });
});

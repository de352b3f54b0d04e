import { inflateRawSync } from 'node:zlib';
import { renderSummaryReport, type SummaryReportContent } from './summary-report';

const content: SummaryReportContent = {
  title: '2026年度责任制工作总结',
  organisation: '示例市发展和改革委员会',
  day: '2027-03-31',
  work: [
    {
      heading: '理论学习',
      sentences: [
        [
          { text: '组织理论学习中心组集中学习' },
          { text: '12', link: 'https://zeren.example/records/12' },
          { text: '次。' },
        ],
        [{ text: '<A&B> 𠮷' }],
      ],
    },
    { heading: '文化与交流', sentences: [[{ text: '开展文化活动' }, { text: '6' }, { text: '次。' }]] },
  ],
  problems: [{ no: 1, problem: '部分整改销号不及时。', measure: '建立周调度。' }],
  contentSha256: 'ab'.repeat(32),
  checkpoint: { size: 1087, root: 'qINS1GRFAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=' },
};

/** Files of a zip by name, from its central directory. */
function unzip(zip: Buffer): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  let at = zip.readUInt32LE(zip.lastIndexOf(Buffer.from('PK\u0005\u0006')) + 16);
  while (zip.readUInt32LE(at) === 0x02014b50) {
    const [packed, name, extra, comment] = [20, 28, 30, 32].map((offset, index) =>
      index === 0 ? zip.readUInt32LE(at + offset) : zip.readUInt16LE(at + offset),
    ) as [number, number, number, number];
    const local = zip.readUInt32LE(at + 42);
    const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
    const bytes = zip.subarray(start, start + packed);
    const text = zip.readUInt16LE(at + 10) === 0 ? bytes : inflateRawSync(bytes);
    files.set(zip.toString('utf8', at + 46, at + 46 + name), text.toString('utf8'));
    at += 46 + name + extra + comment;
  }
  return files;
}

const paragraphs = (xml: string): readonly string[] =>
  xml.split('</w:p>').map((paragraph) => paragraph.replace(/<[^>]+>/g, ''));

describe('the summary report as a Word document', () => {
  let files: ReadonlyMap<string, string>;
  const xml = (name: string): string => files.get(name) ?? '';

  beforeAll(async () => {
    files = unzip(await renderSummaryReport(content));
  });

  it('has two parts, numbered headings, the sentences and the problems paired with their measures', () => {
    const lines = paragraphs(xml('word/document.xml'));
    expect(lines).toEqual(
      expect.arrayContaining([
        '示例市发展和改革委员会',
        '2026年度责任制工作总结',
        '一、工作完成情况',
        '（一）理论学习',
        '组织理论学习中心组集中学习12次。',
        '（二）文化与交流',
        '二、存在问题与改进措施',
        '1. 问题：部分整改销号不及时。',
        '　 措施：建立周调度。',
      ]),
    );
  });

  it('leads from a number to the records behind it', () => {
    expect(xml('word/_rels/document.xml.rels')).toContain('Target="https://zeren.example/records/12"');
    expect(xml('word/document.xml')).toMatch(/<w:hyperlink [^>]*>.*?>12</);
  });

  it('shows markup and rare characters as text', () => {
    expect(xml('word/document.xml')).toContain('&lt;A&amp;B&gt; 𠮷');
  });

  it('is set on the page of official documents', () => {
    expect(xml('word/document.xml')).toMatch(/w:w="11906" w:h="16838"/);
    expect(xml('word/document.xml')).toContain('w:eastAsia="仿宋_GB2312"');
  });

  it('carries the fingerprint of its content, and size and root of the ledger, on odd and even pages', () => {
    const footers = [...files].filter(([name]) => /^word\/footer\d+\.xml$/.test(name)).map(([, text]) => text);
    expect(footers).toHaveLength(2);
    for (const text of footers) {
      expect(text).toContain(`内容指纹 ${content.contentSha256}`);
      expect(text).toContain('台账检查点 1087 条 qINS1GRFAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=');
    }
  });
});

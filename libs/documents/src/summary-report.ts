import {
  AlignmentType,
  Document,
  DocumentGridType,
  ExternalHyperlink,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  TextRun,
} from 'docx';

export interface SummaryPiece {
  readonly text: string;
  /** Where the records behind a number are shown; absent for plain text. */
  readonly link?: string;
}

/** The summary report as it is printed: text comes finished, nothing is decided here. */
export interface SummaryReportContent {
  readonly title: string;
  readonly organisation: string;
  /** `YYYY-MM-DD`. */
  readonly day: string;
  readonly work: readonly {
    readonly heading: string;
    readonly sentences: readonly (readonly SummaryPiece[])[];
  }[];
  readonly problems: readonly { readonly no: number; readonly problem: string; readonly measure: string }[];
  /** Hash of the content, printed in the footer: names the version that this paper is. */
  readonly contentSha256: string;
  /** What the ledger was when this was printed; absent before anything was signed. Paper cannot be recalled. */
  readonly checkpoint?: { readonly size: number; /** Base64. */ readonly root: string };
}

/** Official documents are set in these faces; a machine that lacks one falls back by itself. */
const faces = { title: '方正小标宋简体', heading: '黑体', body: '仿宋_GB2312', small: '宋体' };
/** Half-points: 2号, 3号, 4号, 小五. */
const sizes = { title: 44, body: 32, page: 28, small: 18 };
/** GB/T 9704-2012 in twips: A4, type area 156 × 225 mm, 22 lines. */
const page = {
  size: { width: 11906, height: 16838 },
  margin: { top: 2098, right: 1474, bottom: 1984, left: 1587, footer: 1191 },
};
const grid = { type: DocumentGridType.LINES, linePitch: 579 };

const font = (face: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia: face,
});

const run = (text: string, face: string = faces.body, size: number = sizes.body): TextRun =>
  new TextRun({ text, size, font: font(face) });

const paragraph = (children: readonly (TextRun | ExternalHyperlink)[], indented = true): Paragraph =>
  new Paragraph({
    children,
    ...(indented ? { indent: { firstLine: 640 } } : {}),
    spacing: { line: 580, lineRule: LineRuleType.EXACT },
  });

const centred = (text: string, face: string, size: number): Paragraph =>
  new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: { before: 200, after: 200 },
    children: [run(text, face, size)],
  });

const pieceRun = ({ text, link }: SummaryPiece): TextRun | ExternalHyperlink =>
  link ? new ExternalHyperlink({ link, children: [run(text)] }) : run(text);

type Side = typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT;

/** Page number on the outer edge; below it the fingerprint of what the paper says, and what the ledger was. */
const footer = (alignment: Side, { contentSha256, checkpoint }: SummaryReportContent): Footer =>
  new Footer({
    children: [
      new Paragraph({
        alignment,
        indent: alignment === AlignmentType.RIGHT ? { right: 280 } : { left: 280 },
        children: [
          new TextRun({ size: sizes.page, font: font(faces.small), children: ['— ', PageNumber.CURRENT, ' —'] }),
        ],
      }),
      paragraph([run(`内容指纹 ${contentSha256}`, faces.small, sizes.small)], false),
      ...(checkpoint
        ? [paragraph([run(`台账检查点 ${checkpoint.size} 条 ${checkpoint.root}`, faces.small, sizes.small)], false)]
        : []),
    ],
  });

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/**
 * The two-part summary report (总结) as a Word document: work done by heading, each number linked to its records; problems paired
 * one to one with measures.
 *
 * @returns bytes of a .docx file.
 */
export function renderSummaryReport(content: SummaryReportContent): Promise<Buffer> {
  const work = content.work.flatMap(({ heading, sentences }, index) => [
    paragraph([run(`（${numerals[index] ?? index + 1}）${heading}`, faces.heading)]),
    ...sentences.map((pieces) => paragraph(pieces.map(pieceRun))),
  ]);
  const problems = content.problems.flatMap(({ no, problem, measure }) => [
    paragraph([run(`${no}. 问题：${problem}`)]),
    paragraph([run(`　 措施：${measure}`)]),
  ]);
  const document = new Document({
    creator: 'Zeren',
    title: content.title,
    evenAndOddHeaderAndFooters: true,
    sections: [
      {
        properties: { page, grid },
        footers: {
          default: footer(AlignmentType.RIGHT, content),
          even: footer(AlignmentType.LEFT, content),
        },
        children: [
          centred(content.organisation, faces.heading, sizes.body),
          centred(content.title, faces.title, sizes.title),
          paragraph([run('一、工作完成情况', faces.heading)]),
          ...work,
          paragraph([run('二、存在问题与改进措施', faces.heading)]),
          ...problems,
          new Paragraph({ alignment: AlignmentType.RIGHT, spacing: { before: 600 }, children: [run(content.day)] }),
        ],
      },
    ],
  });
  return Packer.toBuffer(document);
}

import type { Annex, LetterContent, LetterParty } from '@zeren/domain';

const domains: Readonly<Record<string, string>> = {
  safety: '安全生产',
  integrity: '党风廉政',
  ideology: '意识形态',
  environment: '生态环保',
};

/** Name of a domain as letters and plans write it; an unknown one stands for itself. */
export const domainName = (domain: string): string => domains[domain] ?? domain;

const party = (role: string, { title, name }: LetterParty): string =>
  `${role}：${[title, name].filter(Boolean).join(' ')}`;

const annexLines = ({ domain, weight, indicators }: Annex, index: number): readonly string[] => [
  `附件${index + 1}　${domainName(domain)}（权重 ${weight}）`,
  ...indicators.map(
    ({ code, planItem, title, fullMarks }, line) =>
      `  ${line + 1}. ${code}　${title}（要点 ${planItem}），满分 ${fullMarks}`,
  ),
];

/**
 * The exact text of a letter: what is read, hashed and signed. The same content gives the same bytes for ever, so a change of
 * wording here is a new version for letters generated from then on and never touches an old one, whose text is stored.
 */
export function letterText(content: LetterContent): string {
  const { organisation, year, code, level, superior, bearer, witness, periodFrom, periodUntil, annexes, changes } =
    content;
  return [
    `${organisation}`,
    `${year}年度目标管理责任书`,
    `编号：${code}（${level}级）`,
    '',
    party('上级签订方', superior),
    party('责任人', bearer),
    ...(witness ? [party('见证人', witness)] : []),
    `责任期限：${periodFrom} 至 ${periodUntil}`,
    '',
    '一、责任范围与措施',
    '责任人按年度工作要点和下列附件履行职责，每季度报告一次，半年自查一次，年底述职。',
    ...annexes.flatMap(annexLines),
    '',
    '二、权利与义务',
    '责任人有权获得履行职责所需的支持，有权对考核结果申请复核；应当如实报告，接受核查。',
    '',
    '三、考核与奖惩',
    '考核结果为责任制考核结果，作为评先评优和改进工作的依据。',
    ...(changes.length > 0 ? ['', '四、修改内容', ...changes.map((change, index) => `${index + 1}. ${change}`)] : []),
    '',
    '双方签字即表示已阅读并同意以上全文。',
    '上级签订方签字：',
    '责任人签字：',
    ...(witness ? ['见证人签字：'] : []),
    '',
  ].join('\n');
}

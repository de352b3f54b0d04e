import type { PlanContent, PlanItem } from '@zeren/domain';
import { domainName } from './letter-text';

const itemLines = (
  { code, titleZh, weight, leadUnit, coUnits, liaison, legalBasis, indicator, milestones }: PlanItem,
  index: number,
) => [
  `${index + 1}. ${code}　${titleZh}（权重 ${weight}）`,
  `  牵头：${leadUnit}；配合：${coUnits.join('、') || '无'}；联络：${liaison}`,
  ...(legalBasis ? [`  依据：${legalBasis}`] : []),
  `  指标：${indicator.code}，目标 ${indicator.target}${indicator.unit}`,
  ...milestones.map(({ no, dueOn, text }) => `  节点${no}：${dueOn}${text ? ` ${text}` : ''}`),
];

/** The exact text of a plan: what is consulted, adopted, issued and hashed. Stable for the same content. */
export function planText({ organisation, year, items }: PlanContent): string {
  const domains = [...new Set(items.map(({ domain }) => domain))];
  return [
    `${organisation}`,
    `${year}年工作要点`,
    ...domains.flatMap((domain) => [
      '',
      `【${domainName(domain)}】`,
      ...items.filter((item) => item.domain === domain).flatMap(itemLines),
    ]),
    '',
  ].join('\n');
}

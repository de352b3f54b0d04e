import type { Report } from '@zeren/evidence-bundle';
import type { Language } from '../terminal/language';

/** For scripts; its members stay. */
export function reportJson({ findings, ...report }: Report, language: Language): string {
  const said = findings.map(({ object, rule, message }) => ({ object, rule, message: message[language] }));
  const { ok, leaves, checkpoints, signatures, histories, notes } = report;
  return `${JSON.stringify({ ok, leaves, checkpoints, signatures, histories, findings: said, notes }, null, 2)}\n`;
}

/** What was judged, what was found, and what nobody can know from the file alone. */
export function reportInWords(report: Report, hasKey: boolean, language: Language): string {
  const { ok, leaves, checkpoints, signatures, histories, findings, notes } = report;
  const lines =
    language === 'zh'
      ? [
          `${leaves} 个叶子（其中 ${notes.hashesOnly} 个只有哈希），${checkpoints} 个检查点，${signatures} 个有效签名`,
          `${histories} 份流程历史（${notes.events} 个事件）已重放，其中 ${notes.openRuns} 份尚未归档`,
          ...findings.map(({ object, rule, message }) => `${object}：${message.zh}（${rule}）`),
          ...(notes.erased > 0 ? [`${notes.erased} 段内容已依法删除，只剩哈希`] : []),
          ...(notes.pending > 0 ? [`${notes.pending} 件事尚未结束的流程还未得知`] : []),
          ...(notes.silences > 0 ? [`台账有 ${notes.silences} 次静默超过心跳间隔的两倍，其自身有记载`] : []),
          ...(hasKey ? [] : ['注意：公钥取自文件本身；请用 --key 给出该单位公布的公钥']),
          ok ? '没有发现问题' : `发现 ${findings.length} 处问题`,
        ]
      : [
          `${leaves} leaves (${notes.hashesOnly} of them by their hash only), ${checkpoints} checkpoints, ${signatures} valid signatures`,
          `${histories} histories (${notes.events} events) replayed, ${notes.openRuns} of them not archived yet`,
          ...findings.map(({ object, rule, message }) => `${object}: ${message.en} (${rule})`),
          ...(notes.erased > 0 ? [`${notes.erased} texts have been erased, their hashes are left`] : []),
          ...(notes.pending > 0 ? [`${notes.pending} things an open process has not heard of yet`] : []),
          ...(notes.silences > 0
            ? [`${notes.silences} times the ledger was silent for more than two heartbeats, as it says itself`]
            : []),
          ...(hasKey ? [] : ['note: the key was taken from the file itself; give the published one with --key']),
          ok ? 'nothing found' : `${findings.length} findings`,
        ];
  return `${lines.join('\n')}\n`;
}

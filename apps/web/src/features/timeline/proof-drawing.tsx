import { useTranslation } from 'react-i18next';
import { shortFingerprint } from '../../ui/fingerprint';
import type { InclusionCheck, ProofStep } from './check-inclusion';
import { hexOf } from './web-hash';

interface ProofDrawingProps {
  readonly check: InclusionCheck;
  readonly index: number;
  readonly size: number;
  readonly root: string;
}

/** From the leaf down to the root: each line joins what was reached so far with its sibling, on the side where that stands. */
export function ProofDrawing({ check, index, size, root }: ProofDrawingProps) {
  const { t } = useTranslation();
  const { steps, leafHash, isRootReached } = check;
  const before = [leafHash, ...steps.map(({ reached }) => reached)];
  return (
    <figure className="proof-drawing">
      <figcaption className="small soft">
        {t('proof.drawing', { leaf: index + 1, size, steps: steps.length })}
      </figcaption>
      <ol>
        {steps.map((step, at) => (
          <li key={step.sibling.start} className={`sibling-${step.side}`}>
            <Node
              name={at === 0 ? t('proof.leaf', { leaf: index + 1 }) : t('proof.reached')}
              hash={before[at] ?? ''}
              isWay
            />
            <Node name={siblingName(step, t)} hash={step.siblingHash} />
          </li>
        ))}
        <li className="proof-end">
          <Node
            name={t(steps.length === 0 ? 'proof.onlyLeaf' : 'proof.computedRoot')}
            hash={before.at(-1) ?? ''}
            isWay
          />
          <span className={isRootReached ? 'text-green' : 'text-red'}>{isRootReached ? '＝' : '≠'}</span>
          <Node name={t('proof.signedRoot')} hash={root} />
        </li>
      </ol>
    </figure>
  );
}

const siblingName = (
  { side, sibling: { start, size } }: ProofStep,
  t: ReturnType<typeof useTranslation>['t'],
): string => t(`proof.sibling.${side}${size === 1 ? '.leaf' : ''}`, { from: start + 1, until: start + size });

interface NodeProps {
  readonly name: string;
  readonly hash: string;
  readonly isWay?: boolean;
}

function Node({ name, hash, isWay = false }: NodeProps) {
  const hex = hexOf(hash);
  return (
    <span className={isWay ? 'proof-node proof-way' : 'proof-node'} title={hex}>
      <span className="small">{name}</span>
      <code>{shortFingerprint(hex)}…</code>
    </span>
  );
}

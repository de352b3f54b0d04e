import { Injectable } from '@nestjs/common';
import type { Act } from '@zeren/api-contracts';
import { Acts, newId, type ActOutcome } from '@zeren/database';
import { kindsWithAct, ledgerEventOf, stateAfter, taskKinds, type ActKind } from '@zeren/domain';
import { canonicalJson } from '@zeren/ledger';
import { hash, randomBytes } from 'node:crypto';
import { Problem } from '../http/problem';
import { ActChecksService } from './act-checks.service';
import { Receipts } from './receipts';
import { SignaturePolicyService } from './signature-policy.service';

export interface ActRequest {
  readonly sessionSha256: string;
  readonly taskId: string;
  readonly key: string;
}

const sha256 = (text: string): string => hash('sha256', text);

/** Computed once: what an act may be done on. */
const kindsByAct: ReadonlyMap<ActKind, readonly string[]> = new Map(
  taskKinds.flatMap(({ acts }) => acts).map((act) => [act, kindsWithAct(act)]),
);

/** A person's act: hashed here, decided and written by one statement. */
@Injectable()
export class ActsService {
  constructor(
    private readonly acts: Acts,
    private readonly checks: ActChecksService,
    private readonly receipts: Receipts,
    private readonly signatures: SignaturePolicyService,
  ) {}

  /** Answers the bytes of the first answer, also to a repetition, with the receipt signed. @throws Problem for every other outcome. */
  async act(request: ActRequest, act: Act): Promise<Extract<ActOutcome, { stored: unknown }>> {
    await this.checks.assert(request, act);
    const { end, assertionSha256, ...admitted } = await this.signatures.admit(request, act);
    const outcome = await this.acts.store({ ...request, ...admitted, ...recordOf(request, act, assertionSha256) });
    await end?.();
    if ('lost' in outcome) throw new Problem(outcome.lost);
    return { ...outcome, answer: this.receipts.addTo(outcome.answer) };
  }
}

function recordOf({ taskId }: ActRequest, act: Act, assertionSha256: string | undefined) {
  const { kind, onPaper, ...rest } = withoutPasskey(act);
  const isBallot = act.kind === 'cast';
  const evidence = isBallot ? nothing : evidenceOf(contentOf({ ...rest, onPaper, assertionSha256 }));
  return {
    act: kind,
    kinds: kindsByAct.get(kind) ?? [],
    state: stateAfter(kind),
    result: resultOf(act),
    event: ledgerEventOf(kind, onPaper !== undefined),
    documentSha256: 'documentSha256' in act ? (act.documentSha256 ?? null) : null,
    ...evidence,
    marks: isBallot ? JSON.stringify(act.marks) : null,
    isOnPaper: onPaper !== undefined,
    // A sheet has so few possible contents that any hash of it beside a person would betray it.
    requestSha256: isBallot
      ? sha256(randomBytes(32).toString('hex'))
      : sha256(JSON.stringify([taskId, withoutPasskey(act)])),
    entryId: newId(),
    completedEntryId: newId(),
  };
}

const nothing = { content: null, contentSalt: null, contentSha256: null } as const;

/** The assertion is evidence of its own, named by its hash; confirmed anew, the same act is still the same. */
function withoutPasskey(act: Act) {
  if (!('passkey' in act)) return act;
  const { passkey: _confirmed, ...rest } = act;
  return rest;
}

function contentOf(act: object): Readonly<Record<string, unknown>> {
  const { documentSha256: _bound, ...content } = act as { readonly documentSha256?: string };
  return Object.fromEntries(Object.entries(content).filter(([, value]) => value !== undefined));
}

/** The ledger holds a salted hash only: the text itself can be erased one day, and cannot be guessed from its hash. */
function evidenceOf(content: Readonly<Record<string, unknown>>) {
  if (Object.keys(content).length === 0) return nothing;
  const text = canonicalJson(JSON.parse(JSON.stringify(content)));
  const salt = randomBytes(16).toString('hex');
  return { content: text, contentSalt: salt, contentSha256: sha256(salt + text) };
}

/** Acts that say what is done about a missing part: the act itself is the answer. */
const settlings: ReadonlySet<ActKind> = new Set<ActKind>(['repeat-ballot', 'reweight', 'leave-out']);

function resultOf(act: Act): string | null {
  if (act.kind === 'verify') return act.result;
  if (act.kind === 'sign-off') return act.position;
  if (settlings.has(act.kind)) return act.kind;
  return act.kind === 'decide' ? act.decision : null;
}

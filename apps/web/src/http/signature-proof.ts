import { isSignatureAct, type ActKind } from '@zeren/domain';
import { ApiProblem } from './api';
import { useMode } from './mode';
import { useOpenSessions } from './open-sessions';
import { hasPasskeySupport, usePasskeys } from './passkeys';
import type { Proof } from './step-up';

/** What a form asks for besides the press. */
export interface SignatureProof {
  /** A code has to be typed, unless a passkey confirms. */
  readonly asksCode: boolean;
  /** Nothing but a passkey will do. */
  readonly needsPasskey: boolean;
  readonly mayUsePasskey: boolean;
}

const nothing: SignatureProof = { asksCode: false, needsPasskey: false, mayUsePasskey: false };

/**
 * By the policy of the installation and what has been shown already; the server decides again, and what it says to the
 * last try counts for more.
 */
export function useSignatureProof(act: ActKind, lastError: Error | null, isOnPaper = false): SignatureProof {
  const policy = useMode().data?.signatureAssurance ?? 'session';
  const isAsked = isSignatureAct(act) && !isOnPaper && policy !== 'session';
  const sessions = useOpenSessions(isAsked);
  const passkeys = usePasskeys(isAsked);
  if (!isAsked) return nothing;
  const isRefused = lastError instanceof ApiProblem && lastError.slug === 'step-up-required';
  const isRaised = sessions.data?.some(({ current, assurance }) => current && assurance !== 'session') && !isRefused;
  const needsPasskey = policy === 'passkey';
  if (isRaised && !needsPasskey) return nothing;
  const mayUsePasskey = hasPasskeySupport() && (passkeys.data?.length ?? 0) > 0;
  return { asksCode: !needsPasskey, needsPasskey, mayUsePasskey };
}

/** What goes with the act: the code that was typed, else a passkey where it is needed or may stand for a code. */
export function proofGiven(
  { needsPasskey, mayUsePasskey }: SignatureProof,
  code: string | undefined,
): Proof | undefined {
  const typed = code?.trim() ? { code } : undefined;
  return needsPasskey || (mayUsePasskey && !typed) ? 'passkey' : typed;
}

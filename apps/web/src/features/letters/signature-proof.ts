import { ApiProblem } from '../../http/api';
import { useMode } from '../../http/mode';
import { useOpenSessions } from '../../http/open-sessions';
import { hasPasskeySupport, usePasskeys } from '../../http/passkeys';
import type { LetterAct } from './letter-acts';

/** What the dialog asks for besides the press. */
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
export function useSignatureProof(act: LetterAct, lastError: Error | null): SignatureProof {
  const policy = useMode().data?.signatureAssurance ?? 'session';
  const isAsked = act === 'sign' && policy !== 'session';
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

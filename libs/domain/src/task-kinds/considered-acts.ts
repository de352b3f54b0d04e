import type { ActKind } from './catalogue';
import { signatureActs } from './signature-acts';

/** Acts that follow from reading what is judged: too many of them in too short a time, and nobody has read anything. */
export const consideredActs = [
  ...signatureActs,
  'cast',
  'decide',
  'mark',
  'sign-off',
  'verify',
] as const satisfies readonly ActKind[];

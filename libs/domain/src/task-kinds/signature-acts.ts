import type { ActKind } from './catalogue';

/** Acts by which somebody stands for a text with his name: an organisation may want to be surer of who does them. */
export const signatureActs = ['sign', 'witness', 'confirm'] as const satisfies readonly ActKind[];
export type SignatureAct = (typeof signatureActs)[number];

export const isSignatureAct = (act: ActKind): act is SignatureAct =>
  (signatureActs as readonly ActKind[]).includes(act);

/**
 * True for the one DER form of an ECDSA signature. Verifiers parse leniently: with some bits of the outer tag or length
 * flipped it still verifies, so stored evidence could be altered unnoticed. (r, n − s) remains a second valid signature:
 * its bytes are never an identity.
 */
export function isStrictEcdsaSignature(der: Buffer, fieldBytes: number): boolean {
  if (der.length < 8 || der[0] !== 0x30 || der[1] !== der.length - 2) return false;
  const afterR = strictIntegerEnd(der, 2, fieldBytes);
  return afterR !== undefined && strictIntegerEnd(der, afterR, fieldBytes) === der.length;
}

/** Position after a minimal, positive INTEGER of at most `fieldBytes` bytes. */
function strictIntegerEnd(der: Buffer, at: number, fieldBytes: number): number | undefined {
  const length = der[at + 1];
  const first = der[at + 2];
  if (der[at] !== 0x02 || length === undefined || first === undefined || length === 0) return undefined;
  const end = at + 2 + length;
  if (end > der.length || first >= 0x80) return undefined;
  const isPadded = first === 0;
  if (isPadded && (length === 1 || (der[at + 3] ?? 0) < 0x80)) return undefined;
  return length - (isPadded ? 1 : 0) <= fieldBytes ? end : undefined;
}

/** First eight bytes in groups of four, as printed on paper; the whole of it on hover. */
export const shortFingerprint = (sha256: string): string => sha256.slice(0, 16).replace(/(.{4})(?=.)/g, '$1 ');

export function Fingerprint({ sha256 }: { readonly sha256: string }) {
  return <code title={sha256}>{shortFingerprint(sha256)}</code>;
}

/**
 * The same on every answer, so they are written once and not computed per request. Pages replace the policy by one with
 * a nonce for styles (antd needs it).
 */
const policy = (styles: string): string =>
  `default-src 'self'; script-src 'self'; style-src 'self'${styles}; img-src 'self' data:; frame-ancestors 'none'; ` +
  `object-src 'none'; base-uri 'none'; form-action 'self'`;

export const pagePolicy = (nonce: string): string => policy(` 'nonce-${nonce}'`);

/** Swagger UI writes style attributes. It is served on its own path and holds no business content. */
export const docsPolicy = policy(` 'unsafe-inline'`);

export const securityHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': policy(''),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
};

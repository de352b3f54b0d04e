/** Only a path of this site: a link that signs in and then leads elsewhere would be a trap. */
export const safePath = (from: string | null): string => (from && /^\/(?!\/|\\)/.test(from) ? from : '/');

/** Something the person at the keyboard can mend: the message is one sentence that names what and the cure. */
export class Hindrance extends Error {}

/** The stop that somebody asked for; no failure. */
export class Stopped extends Error {}

const known = {
  ENOSPC: () => 'The disk is full: free some space (about 1 GB) and try again.',
  EDQUOT: () => 'The disk quota is used up: free some space (about 1 GB) and try again.',
  EROFS: ({ path }) => `${path ?? 'The folder'} is read-only: choose a folder that can be written with --state.`,
  EACCES: ({ path }) => `${path ?? 'A file'} may not be written by this account: choose another folder with --state.`,
  EPERM: ({ path }) => `${path ?? 'A file'} may not be changed by this account: choose another folder with --state.`,
  ENOTDIR: ({ path }) => `${path ?? 'A file'} is in the way of a folder: choose another folder with --state.`,
  EMFILE: () => 'Too many files are open on this machine: raise the limit (ulimit -n 4096) and try again.',
};

/** The sentence for whatever went wrong. */
export function sentenceOf(error) {
  if (error instanceof Hindrance) return error.message;
  const sentence = known[error?.code]?.(error);
  return sentence ?? (error instanceof Error ? (error.stack ?? error.message) : String(error));
}

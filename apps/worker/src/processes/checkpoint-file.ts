import { appendFile } from 'node:fs/promises';

/** Appends each checkpoint as it was signed, an empty line after it; without a file it does nothing. */
export const checkpointFile =
  (file: string) =>
  async (note: string): Promise<void> => {
    if (file) await appendFile(file, `${note}\n`, { flush: true });
  };

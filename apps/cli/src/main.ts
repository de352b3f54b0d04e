import { runZeren } from './program';
import { languageOf } from './terminal/language';

/** `zeren help due | head` is no failure. */
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });

const args = process.argv.slice(2);

void runZeren(args, languageOf(args)).then((exitCode) => {
  process.exitCode = exitCode;
});

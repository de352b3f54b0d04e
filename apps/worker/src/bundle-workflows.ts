import { bundleWorkflowCode } from '@temporalio/worker';
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A build step of its own: exits non-zero when the bundle fails. Lives here because workflows may not touch files. */
async function main(target: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('@zeren/workflows'),
    workflowInterceptorModules: [require.resolve('@zeren/workflows/recompute')],
    logger: quiet,
  });
  writeFileSync(target, code);
  writeFileSync(`${target}.sha256`, `${createHash('sha256').update(code).digest('hex')}\n`);
}

const nothing = (): void => undefined;
const quiet = {
  log: nothing,
  trace: nothing,
  debug: nothing,
  info: nothing,
  warn: (message: string) => process.stderr.write(`${message}\n`),
  error: (message: string) => process.stderr.write(`${message}\n`),
};

main(process.argv[2] ?? join(__dirname, 'workflow-bundle.js')).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});

import { bundleWorkflowCode } from '@temporalio/worker';
import type { BundleFacts } from '@zeren/process-archive';
import { failureConverterPath } from '@zeren/temporal-connection';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A build step of its own: exits non-zero when the bundle fails. Lives here because workflows may not touch files. */
async function main(target: string): Promise<void> {
  const { code } = await bundleWorkflowCode({
    workflowsPath: require.resolve('@zeren/workflows'),
    workflowInterceptorModules: [require.resolve('@zeren/workflows/recompute')],
    failureConverterPath,
    logger: quiet,
  });
  writeFileSync(target, code);
  writeFileSync(`${target}.json`, `${JSON.stringify(factsOf(code))}\n`);
}

/** What it takes to replay with this bundle in ten years. */
function factsOf(code: string): BundleFacts {
  const { version } = JSON.parse(readFileSync(require.resolve('@temporalio/worker/package.json'), 'utf8')) as {
    version: string;
  };
  const lockfile = readFileSync(join(__dirname, '../../../package-lock.json'));
  return {
    sha256: sha256Of(code),
    nodeVersion: process.versions.node,
    sdkVersion: version,
    lockfileSha256: sha256Of(lockfile),
  };
}

const sha256Of = (content: string | Buffer): string => createHash('sha256').update(content).digest('hex');

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

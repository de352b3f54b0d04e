// A stack for a program that is not a module (Jest's tests): `node scripts/serve-stack.mjs '{"stateDir":…}'`.
// Lines out: {"ready":{…}} first, then one answer per line in. Lines in: {"kill":"worker","signal":"SIGKILL"},
// {"restart":"worker"}, {"stop":true}. The end of the input stops everything too, so no caller can leave a stack behind.
import './node-version.mjs';
import readline from 'node:readline';
import { sentenceOf, Stopped } from './hindrance.mjs';
import { startStack } from './stack.mjs';

const asText = (error) => (error instanceof Stopped ? 'stopped' : sentenceOf(error));
const say = (message) => process.stdout.write(`${JSON.stringify(message)}\n`);
const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop.abort());
const lines = readline.createInterface({ input: process.stdin });
lines.once('close', () => stop.abort());

function describe(stack) {
  const { url, ownerUrl, appUrl, relayUrl, sequencerUrl, adminUrl, temporalAddress, payloadKeys } = stack;
  const pids = Object.fromEntries(Object.entries(stack.processes).map(([name, { pid }]) => [name, pid]));
  return { url, ownerUrl, appUrl, relayUrl, sequencerUrl, adminUrl, temporalAddress, payloadKeys, pids };
}

function partOf(stack, name) {
  const part = stack.processes[name];
  if (!part) throw new Error(`this stack has no ${name} of its own: ask for ownServers`);
  return part;
}

async function obey(stack, { kill, signal, restart, stop: end }) {
  if (kill) await partOf(stack, kill).kill(signal);
  if (restart) await partOf(stack, restart).restart();
  if (end) stop.abort();
  return describe(stack);
}

let stack;
try {
  stack = await startStack({
    step: (text) => process.stderr.write(`${text}\n`),
    ...JSON.parse(process.argv[2]),
    signal: stop.signal,
  });
  say({ ready: describe(stack) });
  lines.on('line', (line) => {
    obey(stack, JSON.parse(line)).then(
      (done) => say({ done }),
      (error) => say({ failed: asText(error) }),
    );
  });
  void stack.died.then((died) => say({ died }));
  if (!stop.signal.aborted) await new Promise((resolve) => stop.signal.addEventListener('abort', resolve));
} catch (error) {
  say({ failed: asText(error) });
  process.exitCode = 1;
} finally {
  await stack?.stop();
  lines.close();
  process.stdin.destroy();
}

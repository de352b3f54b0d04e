// Imported first by every script: an old Node gets one sentence instead of a stack trace.
import process from 'node:process';

const floor = [20, 19];

/** Answers the sentence for a Node that is too old, or undefined. `version` as in process.versions.node. */
export function complainAboutNode(version) {
  const [major, minor] = version.split('.').map(Number);
  if (major > floor[0] || (major === floor[0] && minor >= floor[1])) return undefined;
  return `Zeren needs Node ${floor.join('.')} or newer and this is ${version}: install a newer Node and try again.`;
}

const complaint = complainAboutNode(process.versions.node);
if (complaint) {
  process.stderr.write(`${complaint}\n`);
  process.exit(1);
}

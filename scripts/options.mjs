import util from 'node:util';
import { Hindrance } from './hindrance.mjs';

/** The flags of a script. @throws Hindrance that names the wrong one and lists the right ones */
export function readOptions(options, { allowMore = false } = {}) {
  try {
    return util.parseArgs({ options, strict: !allowMore, allowPositionals: allowMore }).values;
  } catch (error) {
    const flags = Object.entries(options).map(([name, { type }]) => `--${name}${type === 'string' ? ' VALUE' : ''}`);
    throw new Hindrance(`${error.message.split('. ')[0]}. Flags: ${flags.join(', ')}.`);
  }
}

/** A port number; 0 means any free one. */
export function readPort(text) {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= 65_535) return port;
  throw new Hindrance(`--port ${text} is no port: give a number from 0 to 65535 (0 takes a free one).`);
}

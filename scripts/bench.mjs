// `npm run bench [-- --only NAME] [--json FILE]` (sign, sequencer, verify, cascade, inbox): the measurements of tests/load on a fresh stack of their own.
import './node-version.mjs';
import './help.mjs';
import { playOnFreshStack } from './play-on-stack.mjs';

await playOnFreshStack('bench', 'tests/load/main.mjs');

// `npm run demo [-- --ms-per-day 1000] [--json FILE]`: the commission's whole year on a fresh stack of its own.
import './node-version.mjs';
import './help.mjs';
import { playOnFreshStack } from './play-on-stack.mjs';

await playOnFreshStack('demo', 'apps/cli/dist/demo/main.js');

// `npm run demo [-- --ms-per-day 1000] [--json FILE] [--export FILE]`: the commission's whole year on a fresh stack of its own.
import './node-version.mjs';
import './help.mjs';
import { playOnFreshStack } from './play-on-stack.mjs';

// A year in minutes: whoever exports it does not wait an hour for its archive.
const often = { ZEREN_ARCHIVE_MINUTES: '1', ZEREN_CHECKPOINT_SECONDS: '10' };
await playOnFreshStack('demo', 'apps/cli/dist/demo/main.js', often);

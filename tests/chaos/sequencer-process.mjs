// A sequencer in a process of its own, so that it can be killed like one: LEDGER_URL, LEDGER_NAME, CHECKPOINT_SEED.
import { LedgerTrees } from '@zeren/database';
import { CheckpointSigner, LedgerSequencer } from '@zeren/worker';
import process from 'node:process';

const { LEDGER_URL, LEDGER_NAME, CHECKPOINT_SEED } = process.env;
const sequencer = new LedgerSequencer(
  LedgerTrees.open(LEDGER_URL),
  new CheckpointSigner(LEDGER_NAME, CHECKPOINT_SEED),
  {
    pollMs: 5,
    batchSize: 17,
    checkpointMs: 0,
    published: async (note) => void process.stdout.write(note),
    log: (event, facts) => process.stderr.write(`${event} ${JSON.stringify(facts)}\n`),
  },
);
process.stdout.write('running\n');
await sequencer.run(new AbortController().signal);

export { CheckpointSigner } from './processes/checkpoint-signer';
export { LedgerSequencer, type SequencerOptions } from './processes/ledger-sequencer';

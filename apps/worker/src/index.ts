export { CheckpointMail, type CheckpointMailOptions } from './processes/checkpoint-mail';
export { CheckpointSigner } from './processes/checkpoint-signer';
export { LedgerSequencer, type SequencerOptions } from './processes/ledger-sequencer';

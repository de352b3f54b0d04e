export { CheckpointSigner } from './processes/checkpoint-signer';
export { prepareNamespace } from './prepare-namespace';
export { RunArchiver, type ArchiverOptions } from './processes/run-archiver';
export { LedgerSequencer, type SequencerOptions } from './processes/ledger-sequencer';

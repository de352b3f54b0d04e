export { CheckpointMail, type CheckpointMailOptions } from './processes/checkpoint-mail';
export { DigestMail, type DigestMailOptions } from './processes/digest-mail';
export { CheckpointSigner } from './processes/checkpoint-signer';
export { prepareNamespace } from './prepare-namespace';
export { RunArchiver, type ArchiverOptions } from './processes/run-archiver';
export { LedgerSequencer, type SequencerOptions } from './processes/ledger-sequencer';

export { CheckpointKeyChanges } from './processes/checkpoint-key-changes';
export { CheckpointMail, type CheckpointMailOptions } from './processes/checkpoint-mail';
export { CheckpointSigner } from './processes/checkpoint-signer';
export { CheckpointSyslog, type CheckpointSyslogOptions } from './processes/checkpoint-syslog';
export { Heartbeat, type HeartbeatOptions } from './processes/heartbeat';
export { prepareNamespace } from './prepare-namespace';
export { PaceWatch, type PaceOptions } from './processes/pace-watch';
export { RunArchiver, type ArchiverOptions } from './processes/run-archiver';
export { LedgerSequencer, type SequencerOptions } from './processes/ledger-sequencer';

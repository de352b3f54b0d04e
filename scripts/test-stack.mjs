import { withThrowawayStack } from './throwaway-stack.mjs';

/** One PostgreSQL and one Temporal server for tests. Answers what `run` answers, which is given the environment of the tests. */
export const onTestStack = ({ signal, hurry, step }, run) =>
  withThrowawayStack(
    'test',
    { withApi: false, withWorker: false, templateDatabase: 'zeren_template', testing: true, signal, hurry, step },
    (stack) =>
      run({
        ...process.env,
        ZEREN_TEST_ADMIN_DATABASE_URL: stack.adminUrl,
        ZEREN_TEST_OWNER_DATABASE_URL: stack.ownerUrl,
        ZEREN_TEST_DATABASE_URL: stack.appUrl,
        ZEREN_TEST_RELAY_DATABASE_URL: stack.relayUrl,
        ZEREN_TEST_SEQUENCER_DATABASE_URL: stack.sequencerUrl,
        TEMPORAL_ADDRESS: stack.temporalAddress,
      }),
  );

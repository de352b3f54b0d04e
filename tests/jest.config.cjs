/** What needs the real thing: PostgreSQL, a Temporal server, a browser. Fails without them, never skips. */
module.exports = {
  ...require('../jest.preset.cjs')(__dirname, 'integration'),
  testMatch: [
    '<rootDir>/integration/**/*.int.spec.ts',
    '<rootDir>/matrix/**/*.int.spec.ts',
    '<rootDir>/start/**/*.int.spec.ts',
    '<rootDir>/chaos/**/*.int.spec.ts',
    '<rootDir>/replay/**/*.replay.spec.ts',
    '<rootDir>/e2e/**/*.e2e.spec.ts',
  ],
  testTimeout: 60_000,
};

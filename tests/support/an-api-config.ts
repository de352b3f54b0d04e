import { rateLimitsOf, type ApiConfig } from '@zeren/config';
import { payloadKeys } from './payload-keys';

/** Of an API that a test starts in its own process; `over` is what the test is about. */
export const anApiConfig = (databaseUrl: string, over: Partial<ApiConfig> = {}): ApiConfig => ({
  databaseUrl,
  temporalAddress: process.env['TEMPORAL_ADDRESS'] ?? '127.0.0.1:1',
  ledgerName: 'zeren.example',
  receiptKey: '5d'.repeat(32),
  payloadKeys,
  factorKeys: ['fa'.repeat(32)],
  identityProviders: [],
  host: '127.0.0.1',
  port: 0,
  mode: 'demo',
  poolSize: 8,
  publicOrigins: ['https://zeren.example'],
  rateLimits: rateLimitsOf('demo'),
  signatureAssurance: 'session',
  trustedProxies: [],
  webDist: '/nonexistent',
  ...over,
});

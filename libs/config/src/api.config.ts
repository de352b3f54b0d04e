import { z } from 'zod';
import { rateLimitsOf, type RateLimits } from './rate-limits';
import { read, type Environment } from './read';
import {
  assuranceOf,
  describeVariables,
  originsOf,
  variables,
  type Assurance,
  type IdentityProvider,
  type Mode,
  type PayloadKey,
} from './variable';

const shape = z.object({
  DATABASE_URL: variables.DATABASE_URL,
  NODE_ENV: variables.NODE_ENV,
  TEMPORAL_ADDRESS: variables.TEMPORAL_ADDRESS,
  ZEREN_FACTOR_KEY: variables.ZEREN_FACTOR_KEY,
  ZEREN_HOST: variables.ZEREN_HOST,
  ZEREN_IDENTITY_PROVIDERS: variables.ZEREN_IDENTITY_PROVIDERS,
  ZEREN_LEDGER_NAME: variables.ZEREN_LEDGER_NAME,
  ZEREN_MODE: variables.ZEREN_MODE,
  ZEREN_PAYLOAD_KEYS: variables.ZEREN_PAYLOAD_KEYS,
  ZEREN_POOL_SIZE: variables.ZEREN_POOL_SIZE,
  ZEREN_PORT: variables.ZEREN_PORT,
  ZEREN_PUBLIC_URL: variables.ZEREN_PUBLIC_URL,
  ZEREN_RECEIPT_KEY: variables.ZEREN_RECEIPT_KEY,
  ZEREN_SIGNATURE_ASSURANCE: variables.ZEREN_SIGNATURE_ASSURANCE,
  ZEREN_TRUSTED_PROXIES: variables.ZEREN_TRUSTED_PROXIES,
  ZEREN_WEB_DIST: variables.ZEREN_WEB_DIST,
});

export const apiVariables = describeVariables(shape);

export interface ApiConfig {
  readonly databaseUrl: string;
  readonly temporalAddress: string;
  readonly ledgerName: string;
  /** Seed, 64 hexadecimal digits. */
  readonly receiptKey: string;
  /** 64 hexadecimal digits each: the first one seals, all of them open. */
  readonly factorKeys: readonly [string, ...string[]];
  readonly identityProviders: readonly IdentityProvider[];
  readonly host: string;
  readonly port: number;
  readonly mode: Mode;
  /** The first encrypts, all decrypt. */
  readonly payloadKeys: readonly PayloadKey[];
  readonly poolSize: number;
  /** Origins a browser may send changes from, besides the loopback ones. */
  readonly publicOrigins: readonly string[];
  readonly rateLimits: RateLimits;
  /** The least that an act takes by which somebody stands for a text. */
  readonly signatureAssurance: Assurance;
  /** Addresses and networks whose `X-Forwarded-For` is believed; of everybody else the address is where he connects from. */
  readonly trustedProxies: readonly string[];
  /** Empty: where the repository builds it. */
  readonly webDist: string;
}

/** @throws Error that names every wrong or missing variable; also when demo accounts would exist in production. */
export function loadApiConfig(environment: Environment): ApiConfig {
  const found = read(shape, environment);
  if (found.ZEREN_MODE === 'demo' && found.NODE_ENV === 'production')
    throw new Error('ZEREN_MODE=demo is refused while NODE_ENV=production: demo accounts have a known password');
  return {
    databaseUrl: found.DATABASE_URL,
    temporalAddress: found.TEMPORAL_ADDRESS,
    ledgerName: found.ZEREN_LEDGER_NAME,
    receiptKey: found.ZEREN_RECEIPT_KEY,
    factorKeys: found.ZEREN_FACTOR_KEY,
    identityProviders: found.ZEREN_IDENTITY_PROVIDERS,
    host: found.ZEREN_HOST,
    port: found.ZEREN_PORT,
    mode: found.ZEREN_MODE,
    payloadKeys: found.ZEREN_PAYLOAD_KEYS,
    poolSize: found.ZEREN_POOL_SIZE,
    publicOrigins: originsOf(found.ZEREN_PUBLIC_URL),
    rateLimits: rateLimitsOf(found.ZEREN_MODE),
    signatureAssurance: found.ZEREN_SIGNATURE_ASSURANCE || assuranceOf(found.ZEREN_MODE),
    trustedProxies: found.ZEREN_TRUSTED_PROXIES,
    webDist: found.ZEREN_WEB_DIST,
  };
}

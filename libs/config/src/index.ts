export { apiVariables, loadApiConfig, type ApiConfig } from './api.config';
export {
  cliVariables,
  loadDemoConfig,
  loadDoctorConfig,
  loadExportConfig,
  loadMigrateConfig,
  loadSeedConfig,
} from './cli.config';
export { rateLimitsOf, type RateLimit, type RateLimited, type RateLimits } from './rate-limits';
export type { Environment } from './read';
export { readPayloadKeys } from './variable';
export type { Assurance, IdentityProvider, Mode, PayloadKey, Variable } from './variable';
export { loadWorkerConfig, workerVariables, type WorkerConfig } from './worker.config';

/** Token by which the configuration of this process is injected. */
export const API_CONFIG = Symbol('api-config');

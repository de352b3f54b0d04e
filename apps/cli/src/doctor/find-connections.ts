import { loadDoctorConfig, readPayloadKeys, type PayloadKey } from '@zeren/config';
import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface Connections {
  /** null: nobody has said where the database is. */
  readonly databaseUrl: string | null;
  readonly temporalAddress: string;
}

/**
 * Where the database and Temporal are: the environment first, else what `npm start` keeps in its folder.
 * There the password stands in secrets.json and the hosts in addresses.json; PostgreSQL itself keeps its port, too.
 */
export function findConnections(stateFolder: string): Connections {
  const { databaseUrl, temporalAddress } = loadDoctorConfig();
  if (databaseUrl) return { databaseUrl, temporalAddress };
  const isSaid = temporalAddress !== loadDoctorConfig({}).temporalAddress;
  const kept = readJson(path.join(stateFolder, 'addresses.json'))['temporal'];
  return {
    databaseUrl: databaseOf(stateFolder),
    temporalAddress: isSaid ? temporalAddress : (kept ?? temporalAddress),
  };
}

/** The database that `npm start` has used; null when it never ran in that folder. */
export function databaseOf(stateFolder: string): string | null {
  const password = readJson(path.join(stateFolder, 'secrets.json'))['zeren_app'];
  const host = readJson(path.join(stateFolder, 'addresses.json'))['database'] ?? hostOfRunning(stateFolder);
  return password && host ? `postgres://zeren_app:${encodeURIComponent(password)}@${host}/zeren` : null;
}

/** Keys of payloads that `npm start` has made; undefined when it never ran in that folder. */
export function payloadKeysOf(stateFolder: string): readonly PayloadKey[] | undefined {
  const seed = readJson(path.join(stateFolder, 'secrets.json'))['payload-seed'];
  return seed === undefined ? undefined : readPayloadKeys(`first:${seed}`);
}

/** The fourth line of its pid file is the port. */
function hostOfRunning(stateFolder: string): string | undefined {
  const port = readText(path.join(stateFolder, 'postgres', 'postmaster.pid')).split('\n')[3];
  return port ? `127.0.0.1:${port}` : undefined;
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return ''; // never started, or stopped: the finding says so
  }
}

function readJson(file: string): Readonly<Record<string, string>> {
  try {
    return JSON.parse(readText(file)) as Record<string, string>;
  } catch {
    return {};
  }
}

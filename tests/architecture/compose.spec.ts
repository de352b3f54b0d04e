import { apiVariables, cliVariables, workerVariables } from '@zeren/config';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

interface Service {
  readonly image?: string;
  readonly build?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string | number>>;
  readonly ports?: readonly string[];
  readonly volumes?: readonly string[];
  readonly healthcheck?: { readonly test: readonly string[] };
  readonly restart?: string;
  readonly depends_on?: Readonly<Record<string, { readonly condition: string }>>;
}

interface Compose {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
}

const root = join(__dirname, '../..');
const text = readFileSync(join(root, 'docker-compose.yml'), 'utf8');
const { services, volumes } = parse(text, { merge: true }) as Compose;
const named = Object.entries(services);
const pinned = /:v?\d+\.\d+(\.\d+)?(-[a-z0-9]+)*$/;

const readBy = {
  'apps/api/dist/main.js': apiVariables,
  'apps/worker/dist/main.js': workerVariables,
  'apps/cli/dist/main.js': cliVariables,
} as const;
const ours = named.flatMap(([name, { command = [], environment = {} }]) => {
  const program = Object.keys(readBy).find((file) => command.includes(file)) as keyof typeof readBy | undefined;
  return program ? [{ name, set: Object.keys(environment), known: readBy[program] }] : [];
});
/** A job ends by itself: somebody waits for its success, or it belongs to a profile. */
const isJob = ({ restart }: Service): boolean => restart?.startsWith('on-failure') ?? false;

describe('docker-compose.yml', () => {
  it('describes the parts of npm start and a mail catcher', () => {
    expect(Object.keys(services)).toEqual(
      expect.arrayContaining(['postgres', 'temporal', 'migrate', 'api', 'worker', 'web', 'mail']),
    );
    expect(ours.map(({ name }) => name)).toEqual(['migrate', 'seed', 'api', 'worker']);
  });

  it.each(named)('pins the image of %s', (_name, { image }) => {
    expect(image).toMatch(pinned);
  });

  it('pins the images that the Dockerfile builds from', () => {
    const from = readFileSync(join(root, 'Dockerfile'), 'utf8').match(/(?<=^FROM )\S+/gm) ?? [];
    expect(from.length).toBeGreaterThan(0);
    for (const image of from) expect(image).toMatch(pinned);
  });

  it.each(ours)('gives $name only variables that the typed configuration reads', ({ set, known }) => {
    const names = known.map(({ name }) => name);
    expect(set.filter((name) => !names.includes(name))).toEqual([]);
  });

  it.each(ours.filter(({ name }) => name === 'api' || name === 'worker'))(
    'gives $name every variable without a default',
    ({ set, known }) => {
      const required = known.filter(({ defaultValue }) => defaultValue === undefined).map(({ name }) => name);
      expect(required.filter((name) => !set.includes(name))).toEqual([]);
    },
  );

  it.each(named.filter(([name]) => name !== 'web'))('opens no port of %s beyond loopback', (_name, { ports = [] }) => {
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
  });

  it('opens one port for people', () => {
    expect(services['web']?.ports).toHaveLength(1);
  });

  it.each(named.filter(([, service]) => !isJob(service)))('asks %s whether it is healthy', (_name, { healthcheck }) => {
    expect(healthcheck?.test[0]).toBe('CMD');
  });

  it('waits for jobs to succeed and for servers to be healthy', () => {
    for (const { depends_on: waits = {} } of Object.values(services)) {
      for (const [name, { condition }] of Object.entries(waits)) {
        const service = services[name];
        expect(service).toBeDefined();
        expect(condition).toBe(service && isJob(service) ? 'service_completed_successfully' : 'service_healthy');
      }
    }
  });

  it('keeps data in named volumes and mounts only files that exist', () => {
    for (const mount of named.flatMap(([, service]) => service.volumes ?? [])) {
      const [source = ''] = mount.split(':');
      expect(source.startsWith('./') ? existsSync(join(root, source)) : source in volumes).toBe(true);
    }
  });

  it('holds no password, and asks for each one that it needs', () => {
    expect(text.match(/(PASSWORD|PWD): (?!\$\{\w+:\?)/g)).toBeNull();
    expect(text.match(/postgres:\/\/\w+:(?!\$\{\w+:\?)/g)).toBeNull();
    const asked = new Set(text.match(/(?<=\$\{)\w+(?=:\?)/g));
    const example = readFileSync(join(root, 'infra/example.env'), 'utf8');
    for (const name of asked) expect(example).toMatch(new RegExp(`^${name}=$`, 'm'));
  });
});

import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, makeTelemetryFilterString, Runtime, Worker } from '@temporalio/worker';
import { dataConverterOf } from '@zeren/temporal-connection';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { payloadKeys } from '../support/payload-keys';
import { hostNamesIn, withFirstEffectsSwapped, type Golden } from './golden';

const folder = join(__dirname, 'histories');
const bundle = join(__dirname, '../../apps/worker/dist/workflow-bundle.js');
const exports = join(__dirname, '../../workflows/src/index.ts');

const dataConverter = dataConverterOf(payloadKeys);

const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
const text = (name: string): string => readFileSync(join(folder, name), 'utf8');
const golden = (name: string): Golden => JSON.parse(text(name)) as Golden;
const workflowTypes = [...readFileSync(exports, 'utf8').matchAll(/export \{ (\w+) \}/g)].map(([, type = '']) => type);

/** Under the real workflow id: keys of effects are made of it. */
const replay = ({ history, workflowId }: Golden): Promise<void> =>
  Worker.runReplayHistory(
    { workflowBundle: { codePath: bundle }, dataConverter },
    historyFromJSON(history),
    workflowId,
  );

/** Needs no server: the bundle that the worker runs, and what earlier code has recorded. */
describe('a year that an earlier version has begun', () => {
  beforeAll(() => {
    if (!existsSync(bundle)) throw new Error(`${bundle} is missing: run \`npm run build\` first.`);
    const filter = makeTelemetryFilterString({ core: 'ERROR', other: 'ERROR' }); // what must fail here would say so at length
    Runtime.install({
      logger: new DefaultLogger('ERROR'),
      shutdownSignals: [],
      telemetryOptions: { logging: { filter } },
    });
  });
  afterAll(() => Runtime.instance().shutdown());

  it.each(workflowTypes)('has a recorded process of the type %s', (type) => {
    expect(names.filter((name) => golden(name).workflowType === type && name.startsWith(`${type}.`))).not.toEqual([]);
  });

  it.each(names)('goes on with today’s code: %s', (name) => replay(golden(name)), 60_000);

  it.each(names)('was recorded without the machine it ran on, and small: %s', (name) => {
    expect(hostNamesIn(golden(name))).toEqual([]);
    expect(text(name).length).toBeLessThanOrEqual(500_000);
  });

  it.each(names)(
    'would not go on with code that asks for other things first: %s',
    async (name) => {
      await expect(replay(withFirstEffectsSwapped(golden(name)))).rejects.toThrow(/nondeterminism/i);
    },
    60_000,
  );
});

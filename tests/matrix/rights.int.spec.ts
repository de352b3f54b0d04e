import { operations } from '@zeren/api-contracts';
import { Routes } from '@zeren/api';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Asker, type Heard } from './asker';
import { callers } from './callers';
import { absent, cellsOf, foreign, type Cell } from './cells';
import { Installation } from './installation';
import { rights } from './rights/catalogue';
import type { Ids, Right } from './rights/right';

interface Described {
  readonly operationId: string;
  readonly security: readonly object[];
  readonly 'x-authorization': { readonly operation: string; readonly relation?: string };
}

const floors = { perOperation: 40, inAll: 2_500, callers: 14 };
const atOnce = 8;

/** What whoever is refused at the door is told, and nothing else. */
const refusals: Readonly<Record<number, string>> = { 401: 'unauthenticated', 403: 'forbidden', 404: 'not-found' };

/** Looking at oneself, and what is no organisation's. */
const unrecordedReadings = [
  'getLiveness',
  'getMailbox',
  'getMode',
  'getOpenApi',
  'getSecondFactor',
  'getSession',
  'listApiTokens',
  'listIdentities',
  'listNotifications',
  'listPasskeys',
  'listSessions',
  'streamEvents',
];
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'] as const;

describe('who may do what', () => {
  let installation: Installation;
  let asker: Asker;
  let routes: ReturnType<Routes['list']>;
  const asked = new Map<string, number>();
  let planned = 0;

  beforeAll(async () => {
    installation = await Installation.open();
    routes = installation.api.get(Routes).list();
    asker = new Asker(installation);
  }, 120_000);
  afterAll(() => installation?.close());

  it('is said once: by the router, by OpenAPI and by the matrix alike', async () => {
    const document = (await installation.api.inject({ url: '/api/v1/openapi.json' })).json<{
      paths: Record<string, Record<string, Described>>;
    }>();
    const described = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ method, path, ...operation })),
    );
    const declared = routes.map(({ authorization }) => authorization?.operation);
    expect([...new Set(declared)].toSorted()).toEqual(Object.keys(rights).toSorted());
    const ofApi = routes.filter(({ path }) => path.startsWith('/api/v1'));
    expect(
      described.map(({ method, path, ...operation }) => [method, path, operation['x-authorization']]).toSorted(byText),
    ).toEqual(
      ofApi
        .map(({ method, path, authorization }) => [method, path.replace(/:(\w+)/g, '{$1}'), authorization])
        .toSorted(byText),
    );
    expect(described.map(({ operationId }) => operationId).toSorted()).toEqual(Object.keys(operations).toSorted());
    for (const { operationId, security, ...operation } of described)
      expect([operationId, security.length > 0]).toEqual([
        operationId,
        operation['x-authorization'].relation !== 'public',
      ]);
  });

  it('is no question at all for a method that no operation has', async () => {
    const [own] = installation.commissions;
    const ids: Ids = Object.assign({ version: '1' }, ...Object.values(own.samples).map(([first]) => first?.ids ?? {}));
    const declared = new Set(routes.map(({ method, path }) => `${method.toUpperCase()} ${path}`));
    const wrong: string[] = [];
    for (const { path } of routes)
      for (const method of methods.filter((one) => !declared.has(`${one} ${path}`))) {
        const url = path.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? name);
        const { statusCode } = await installation.api.inject({
          method,
          url,
          headers: own.headers({ name: 'office clerk' }),
        });
        if (statusCode !== 404 && statusCode !== 405) wrong.push(`${method} ${path}: ${statusCode}`);
      }
    expect(wrong).toEqual([]);
  });

  it('is written down for every reading of an auditor, together with the answer', async () => {
    const [own, theirs] = installation.commissions;
    const unrecorded = new Set<string>();
    const cells = Object.entries(rights).flatMap(([operation, lines]) =>
      [lines].flat().flatMap((right: Right) => cellsOf(operation, right, own.samples, theirs.samples)),
    );
    for (const cell of cells) {
      if (cell.caller.name !== 'auditor' || cell.expected !== 200 || asker.methodOf(cell.operation) !== 'get') continue;
      const before = await own.countReadings();
      await asker.ask(own, cell);
      if ((await own.countReadings()) !== before + 1) unrecorded.add(cell.operation);
    }
    expect([...unrecorded].toSorted()).toEqual(unrecordedReadings);
  });

  it.each(Object.keys(rights))('%s', async (operation) => {
    const wrong: string[] = [];
    let count = 0;
    for (const [own, theirs] of [installation.commissions, installation.commissions.toReversed()] as const)
      for (const right of [rights[operation] ?? []].flat()) {
        const cells = cellsOf(operation, right, own!.samples, theirs!.samples);
        planned += cells.length;
        const before = await own!.countEntries();
        const heard: Heard[] = [];
        for (let from = 0; from < cells.length; from += atOnce)
          await Promise.all(
            cells.slice(from, from + atOnce).map(async (cell) => {
              const answer = await asker.ask(own!, cell);
              count += 1;
              if (cell.caller.session === 'open') heard.push(answer);
              wrong.push(...faultsOf(cell, answer));
            }),
          );
        if (asker.methodOf(operation) !== 'get' && right.lets !== 'everybody')
          wrong.push(...unwritten(operation, heard, before, await own!.countEntries()));
        wrong.push(...(await tellingApart(cells, own!)));
      }
    asked.set(operation, count);
    expect(wrong).toEqual([]);
    expect(count).toBeGreaterThanOrEqual(floors.perOperation);
  });

  it('is asked of everybody, about everything', () => {
    const cells = [...asked.values()].reduce((sum, count) => sum + count, 0);
    const skipped = planned - cells + (Object.keys(rights).length - asked.size);
    const folder = join(__dirname, '../../.zeren/test');
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'matrix.json'), JSON.stringify({ cells, skipped }));
    process.stdout.write(`${cells} cells, ${skipped} skipped\n`);
    expect(skipped).toBe(0);
    expect(callers.length).toBeGreaterThanOrEqual(floors.callers);
    expect(cells).toBeGreaterThanOrEqual(floors.inAll);
  });

  /** What another organisation has and what nobody has are one and the same to whoever asks. */
  async function tellingApart(cells: readonly Cell[], own: Installation['commissions'][number]): Promise<string[]> {
    const told: string[] = [];
    for (const cell of cells.filter(({ sample, caller }) => sample === foreign && caller.session === 'open')) {
      const twin = cells.find(({ sample, caller }) => sample === absent && caller === cell.caller)!;
      const [theirs, nobodys] = [await asker.ask(own, cell), await asker.ask(own, twin)];
      if (theirs.body !== nobodys.body)
        told.push(`${cell.operation}, ${cell.caller.name}: ${theirs.body} ≠ ${nobodys.body}`);
    }
    return told;
  }
});

function faultsOf({ operation, caller, sample, expected, right }: Cell, { status, slug, body }: Heard): string[] {
  const where = `${operation}, ${caller.name}, ${sample}`;
  if (status !== expected && status !== right.orAnswers)
    return [`${where}: ${status} ${slug ?? body.slice(0, 200)} instead of ${expected}`];
  const refusal = right.lets === 'everybody' ? undefined : refusals[status];
  return refusal !== undefined && slug !== refusal ? [`${where}: ${slug} instead of ${refusal}`] : [];
}

type Entries = Awaited<ReturnType<Installation['commissions'][number]['countEntries']>>;

/** What was changed is in the ledger, and what somebody tried to change and may not. */
function unwritten(operation: string, heard: readonly Heard[], before: Entries, after: Entries): string[] {
  const denied = heard.filter(({ status }) => status === 403 || status === 404).length;
  const done = heard.filter(({ status }) => status < 300).length;
  const [denials, deeds] = [after.denials - before.denials, after.deeds - before.deeds];
  return [
    ...(denials === denied ? [] : [`${operation}: ${denied} were refused, ${denials} refusals are written down`]),
    ...(deeds >= done ? [] : [`${operation}: ${done} did something, ${deeds} deeds are written down`]),
  ];
}

const byText = (a: unknown, b: unknown): number => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

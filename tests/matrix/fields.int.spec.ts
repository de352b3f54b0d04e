import { operations } from '@zeren/api-contracts';
import { Asker } from './asker';
import type { Audience, Caller } from './callers';
import { absent, cellsOf, foreign, type Cell } from './cells';
import { shown, shownOnly } from './fields';
import { Installation } from './installation';
import { pathsOf } from './paths';
import { rights } from './rights/catalogue';
import type { Right } from './rights/right';

/** What only the server says of a thing; nobody may say it in a body. */
const readOnly = {
  id: '00000000-0000-4000-8000-000000000001',
  organisationId: '00000000-0000-4000-8000-000000000002',
  personId: '00000000-0000-4000-8000-000000000003',
  enteredBy: '00000000-0000-4000-8000-000000000003',
  role: 'administrator',
  roles: ['office'],
  state: 'done',
  score: '100',
  grade: 'excellent',
  revision: 1,
  version: 1,
  signedAt: '2026-02-10T01:00:00.000Z',
  businessAt: '2026-02-10T01:00:00.000Z',
  recordedAt: '2026-02-10T01:00:00.000Z',
};

/** Bodies that are right, where the matrix sends none that is. */
const rightBodies: Readonly<Record<string, object>> = {
  openSession: { login: 'P-S01', password: 'wrong' },
  openDemoSession: { as: 'auditor' },
};

describe('the fields of what is asked and answered', () => {
  let installation: Installation;
  let asker: Asker;
  const lines = Object.entries(rights).flatMap(([operation, written]) =>
    [written].flat().map((right: Right) => [operation, right] as const),
  );

  beforeAll(async () => {
    installation = await Installation.open();
    asker = new Asker(installation);
  }, 120_000);
  afterAll(() => installation?.close());

  const cellsIn = (operation: string, right: Right): readonly Cell[] => {
    const [own, theirs] = installation.commissions;
    return cellsOf(operation, right, own.samples, theirs.samples).filter(
      ({ sample, expected }) => sample !== foreign && sample !== absent && expected < 400,
    );
  };

  it('are, in every answer, those of the contract and no other', async () => {
    const wrong: string[] = [];
    let parsed = 0;
    for (const [operation, right] of lines) {
      const { answer: schema } = operations[operation] ?? {};
      if (!schema || asker.methodOf(operation) !== 'get') continue;
      for (const cell of cellsIn(operation, right)) {
        const result = schema.safeParse((await asker.send(installation.commissions[0], cell)).json());
        parsed += 1;
        if (!result.success) wrong.push(`${operation}, ${cell.caller.name}: ${result.error.message.slice(0, 300)}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(parsed).toBeGreaterThan(700);
  }, 120_000);

  it.each(Object.keys(shown))('of %s are shown to whom they are meant for', async (operation) => {
    const leaked: string[] = [];
    const seen = new Set<string>();
    for (const right of [rights[operation] ?? []].flat())
      for (const cell of cellsIn(operation, right)) {
        const paths = [...pathsOf((await asker.send(installation.commissions[0], cell)).json())];
        const allowed = new Set([...(shown[operation] ?? []), ...exceptionsFor(operation, cell.caller)]);
        for (const path of paths) seen.add(path);
        leaked.push(...paths.filter((path) => !allowed.has(path)).map((path) => `${cell.caller.name}: ${path}`));
      }
    expect(leaked).toEqual([]);
    for (const { paths } of shownOnly[operation] ?? []) expect([...seen]).toEqual(expect.arrayContaining([...paths]));
  });

  it('that only the server knows are refused in every body, not dropped', async () => {
    const taken: string[] = [];
    let bodies = 0;
    for (const [operation, right] of lines) {
      const [own, theirs] = installation.commissions;
      const cell = cellsOf(operation, right, own.samples, theirs.samples).find(
        ({ expected }) => expected !== 401 && expected !== 403 && expected !== 404,
      );
      const body = rightBodies[operation] ?? (cell && right.asks?.(cell.ids).body);
      if (!body || !cell) continue;
      for (const [field, spoilt] of everySpoilt(body)) {
        const asks = (ids: Cell['ids']) => ({ ...right.asks?.(ids), body: spoilt });
        const answer = await asker.send(own, { ...cell, right: { ...right, asks } });
        bodies += 1;
        if (answer.statusCode !== 400 || answer.json<{ type: string }>().type !== '/problems/invalid-body')
          taken.push(`${operation} takes ${field}: ${answer.statusCode} ${JSON.stringify(spoilt).slice(0, 120)}`);
      }
    }
    expect(taken).toEqual([]);
    expect(bodies).toBeGreaterThan(200);
  }, 120_000);
});

const exceptionsFor = (operation: string, { name }: Caller): readonly string[] =>
  (shownOnly[operation] ?? []).flatMap(({ paths, to }) => (includes(to, name) ? paths : []));

const includes = (audience: Audience, name: string): boolean =>
  audience === 'everybody' || (audience as readonly string[]).includes(name);

const everySpoilt = (body: object): readonly (readonly [string, object])[] =>
  Object.entries(readOnly).flatMap(([field, value]) =>
    spoiltBy(body, field, value).map((spoilt) => [field, spoilt] as const),
  );

/** The body with the field at its top, and once more inside each object it holds. */
function spoiltBy(body: object, field: string, value: unknown): readonly object[] {
  const inner = Object.entries(body).flatMap(([key, held]) => {
    if (Array.isArray(held)) return held.length > 0 ? [{ ...body, [key]: [{ ...held[0], [field]: value }] }] : [];
    return held !== null && typeof held === 'object' ? [{ ...body, [key]: { ...held, [field]: value } }] : [];
  });
  return [...(field in body ? [] : [{ ...body, [field]: value }]), ...inner];
}

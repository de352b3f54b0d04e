import { operations, scopeOf, tokenScopes, type TokenScope } from '@zeren/api-contracts';
import { createHash, randomBytes } from 'node:crypto';
import { newId } from '@zeren/database';
import { Asker } from './asker';
import { callers } from './callers';
import { cellsOf, type Cell } from './cells';
import type { Commission } from './commission';
import { Installation } from './installation';
import { rights } from './rights/catalogue';

/** Those who may most, and one who may little. */
const holders = ['office clerk', 'auditor', 'administrator', 'voter of the unit'] as const;

describe('a token', () => {
  let installation: Installation;
  let asker: Asker;
  let own: Commission;

  beforeAll(async () => {
    installation = await Installation.open();
    asker = new Asker(installation);
    [own] = installation.commissions;
  }, 120_000);
  afterAll(() => installation?.close());

  const tokenOf = async (person: string, scopes: readonly string[]): Promise<string> => {
    const token = `zrn_${randomBytes(32).toString('base64url')}`;
    await installation.database.admin.query(
      `insert into api_token (organisation_id, id, person_id, token_sha256, name, scopes, expires_at)
       select p.organisation_id, $3, p.id, $4, 'matrix', $5, now() + interval '1 day' from person p where p.organisation_id = $1 and p.code = $2`,
      [own.organisationId, person, newId(), createHash('sha256').update(token).digest('hex'), scopes],
    );
    return token;
  };
  const scopeOfOperation = (operation: string): TokenScope | undefined =>
    scopeOf({ method: asker.methodOf(operation) ?? '', operation, tag: operations[operation]?.tag });
  /** One cell of each operation that is not for everybody. */
  const cells = (name: string): Cell[] =>
    Object.entries(rights).flatMap(([operation, all]) => {
      const [right] = [all].flat();
      if (!right || right.lets === 'everybody' || operation === 'streamEvents') return [];
      const theirs = installation.otherThan(own).samples;
      return cellsOf(operation, right, own.samples, theirs)
        .filter(({ caller }) => caller.name === name)
        .slice(0, 1);
    });

  it.each(holders)('of the %s with all scopes hears what he hears, but nothing of who he is', async (name) => {
    const person = callers.find((caller) => caller.name === name)?.person ?? '';
    const authorization = `Bearer ${await tokenOf(person, tokenScopes)}`;
    const wrong: string[] = [];
    const asked = cells(name).filter(({ right }) => !right.usesUp);
    expect(asked.length).toBeGreaterThan(40);
    for (const cell of asked) {
      const expected = scopeOfOperation(cell.operation) ? cell.expected : 403;
      const { statusCode } = await asker.sendAs(cell, { authorization });
      const isRight =
        statusCode === expected || (scopeOfOperation(cell.operation) && statusCode === cell.right.orAnswers);
      if (!isRight) wrong.push(`${cell.operation}: ${statusCode} instead of ${expected}`);
    }
    expect(wrong).toEqual([]);
  });

  it.each(tokenScopes)('with the scope %s alone is let in to nothing else', async (scope) => {
    const authorization = `Bearer ${await tokenOf('P-S01', [scope])}`;
    const letIn: string[] = [];
    for (const cell of cells('office clerk')) {
      const mayPass = scopeOfOperation(cell.operation) === scope;
      if (mayPass) continue;
      const { statusCode, body } = await asker.sendAs(cell, { authorization });
      if (statusCode !== 403 || !body.includes('token-scope')) letIn.push(`${cell.operation}: ${statusCode}`);
    }
    expect(letIn).toEqual([]);
  });
});

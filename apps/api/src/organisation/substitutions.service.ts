import { Injectable } from '@nestjs/common';
import type { EnterSubstitution, SubstitutionList, SubstitutionsQuery, SubstitutionView } from '@zeren/api-contracts';
import { Database, newId, type Repositories, type SubstitutionParty, type SubstitutionRow } from '@zeren/database';
import { kindsToDelegate } from '@zeren/domain';
import { businessNow, hasRole, type Principal } from '../access/principal';
import { hashOf } from '../cycles/cycle-views';
import { keyPageOf, readKeyCursor } from '../http/key-cursor';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';

interface Parties {
  readonly away: SubstitutionParty;
  readonly substitute: SubstitutionParty;
}

/** 代办: who is away lets somebody act for him. What that covers, the act's own statement decides. */
@Injectable()
export class SubstitutionsService {
  constructor(private readonly database: Database) {}

  /** Everybody's for office and auditor, else those one is a party to. */
  async list(principal: Principal, { limit, cursor }: SubstitutionsQuery): Promise<SubstitutionList> {
    const { organisationId, personId } = principal;
    const before = readKeyCursor(cursor, 'id')?.[1] ?? null;
    const rows = await this.database.inTenant(organisationId, ({ substitutions }) =>
      substitutions.list(organisationId, seesAll(principal) ? null : personId, before, limit + 1),
    );
    return keyPageOf(rows, limit, ({ id }) => [id, id]);
  }

  /** @throws Problem `forbidden`, `not-delegable`, `person-unknown`, `post-unknown`, `substitution-invalid`. */
  async enter(repositories: Repositories, principal: Principal, body: EnterSubstitution): Promise<SubstitutionView> {
    const { organisationId, personId } = principal;
    const { fromOn, lastOn, posts = null, reason } = body;
    const taskKinds = kindsOf(body);
    const { away, substitute } = await partiesOf(repositories, principal, body);
    assertMayName(principal, away, substitute);
    const today = await repositories.substitutions.today(organisationId);
    assertPossible(body, { away, substitute }, today);
    const entered = { id: newId(), principalId: away.id, substituteId: substitute.id, fromOn, lastOn, posts };
    await repositories.substitutions.enter(organisationId, { ...entered, taskKinds, reason, enteredBy: personId });
    await record(repositories, principal, 'substitution.entered', entered.id, {
      ...entered,
      taskKindsSha256: hashOf([...taskKinds]),
    });
    return requireOne(repositories, organisationId, entered.id);
  }

  /** By either party, or the office. @throws Problem `not-found` for all others, `substitution-over`. */
  async revoke(principal: Principal, id: string): Promise<void> {
    const { organisationId, personId } = principal;
    await this.database.inTenant(organisationId, async (repositories) => {
      const found = await repositories.substitutions.find(organisationId, id);
      if (!found || !(isParty(found, personId) || hasRole(principal, 'office'))) throw new Problem('not-found');
      if (found.state === 'ended' || !(await repositories.substitutions.revoke(organisationId, id, personId)))
        throw new Problem('substitution-over');
      const parties = { principalId: found.principal.id, substituteId: found.substitute.id };
      await record(repositories, principal, 'substitution.revoked', id, parties);
    });
  }
}

const seesAll = (principal: Principal): boolean => hasRole(principal, 'office', 'auditor');

const isParty = ({ principal, substitute }: SubstitutionRow, personId: string): boolean =>
  [principal.id, substitute.id].includes(personId);

function kindsOf({ taskKinds = [] }: EnterSubstitution): readonly string[] {
  const chosen = kindsToDelegate(taskKinds);
  if ('kinds' in chosen) return chosen.kinds;
  throw new Problem(
    'not-delegable',
    chosen.refused.map((kind) => ({ pointer: '/taskKinds', code: 'not-delegable', message: kind })),
  );
}

async function partiesOf(
  { substitutions }: Repositories,
  { organisationId, personCode }: Principal,
  { principal = personCode, substitute, fromOn, lastOn }: EnterSubstitution,
): Promise<Parties> {
  const found = await substitutions.parties(organisationId, [principal, substitute], fromOn, lastOn);
  const require = (code: string, pointer: string): SubstitutionParty => {
    const party = found.get(code);
    if (!party) throw new Problem('person-unknown', [{ pointer, code: 'person.unknown', message: code }]);
    return party;
  };
  return { away: require(principal, '/principal'), substitute: require(substitute, '/substitute') };
}

/** One's own substitute anybody names; somebody else's only the office, and nobody names himself. */
function assertMayName(principal: Principal, away: SubstitutionParty, substitute: SubstitutionParty): void {
  if (away.id === principal.personId) return;
  if (!hasRole(principal, 'office')) throw new Problem('forbidden');
  if (substitute.id === principal.personId) throw invalid('/substitute', 'names-himself');
}

function assertPossible({ fromOn, lastOn, posts = [] }: EnterSubstitution, parties: Parties, today: string): void {
  const { away, substitute } = parties;
  if (away.id === substitute.id) throw invalid('/substitute', 'same-person');
  if (lastOn < fromOn) throw invalid('/lastOn', 'before-first-day');
  if (lastOn < today) throw invalid('/lastOn', 'in-the-past');
  if (!substitute.hasAccount) throw invalid('/substitute', 'no-account');
  const unknown = posts.filter((code) => !away.posts.includes(code));
  if (unknown.length > 0)
    throw new Problem(
      'post-unknown',
      unknown.map((code) => ({ pointer: '/posts', code: 'post.not-held', message: code })),
    );
}

const invalid = (pointer: string, why: string): Problem =>
  new Problem('substitution-invalid', [{ pointer, code: why, message: why }]);

async function requireOne({ substitutions }: Repositories, organisationId: string, id: string) {
  const found = await substitutions.find(organisationId, id);
  if (!found) throw new Error(`no substitution ${id}`);
  return found;
}

const record = (
  { ledger }: Repositories,
  by: Principal,
  kind: 'substitution.entered' | 'substitution.revoked',
  id: string,
  facts: Readonly<Record<string, string | readonly string[] | null>>,
): Promise<readonly string[]> =>
  ledger.append(by.organisationId, [
    personEntry(by, kind, { subjectKind: 'substitution', subjectId: id, businessAt: businessNow(by), facts }),
  ]);

import { Injectable } from '@nestjs/common';
import type {
  CascadePlaceView,
  LetterGaps,
  LetterSimilarities,
  SigningGroupView,
  SigningRatesQuery,
  SigningRatesView,
} from '@zeren/api-contracts';
import { Database, type CheckedCycle, type LetterSigningRow, type CheckedLetterRow } from '@zeren/database';
import { ownWords } from '@zeren/documents';
import {
  cascadeOf,
  findCycleTemplate,
  missingContents,
  signingRates,
  similarTexts,
  type CascadePlace,
  type SigningGroup,
} from '@zeren/domain';
import type { Principal } from '../access/principal';
import { Problem } from '../http/problem';

/** As many pairs as somebody looks through. */
const mostPairs = 200;

@Injectable()
export class LetterChecksService {
  constructor(private readonly database: Database) {}

  async listGaps(principal: Principal, cycleId: string): Promise<LetterGaps> {
    const { letters } = await this.texts(principal, cycleId);
    const items = letters.flatMap((letter) => {
      const missing = missingContents({ text: letter.text, annexes: letter.content.annexes });
      const { level, state } = letter;
      return missing.length === 0 ? [] : [{ ...named(letter), level, state, missing: [...missing] }];
    });
    return { checked: letters.length, items };
  }

  async listSimilarities(principal: Principal, cycleId: string): Promise<LetterSimilarities> {
    const { cycle, letters } = await this.texts(principal, cycleId);
    const byId = new Map(letters.map((letter) => [letter.id, named(letter)]));
    const texts = letters
      .map((letter) => ({ letter, text: ownWords(letter.text, letter.content) }))
      .filter(({ text }) => text !== '')
      .map(({ letter, text }) => ({ key: letter.id, author: letter.bearer, text }));
    const fromPercent = thresholdOf(cycle);
    const items = similarTexts(texts, { fromPercent, limit: mostPairs }).flatMap(
      ({ one, other, percent, passages }) => {
        const [first, second] = [byId.get(one), byId.get(other)];
        return first && second ? [{ one: first, other: second, percent, passages: [...passages] }] : [];
      },
    );
    return { compared: texts.length, fromPercent, items };
  }

  async getRates({ organisationId }: Principal, cycleId: string, query: SigningRatesQuery): Promise<SigningRatesView> {
    return this.database.inTenant(organisationId, async ({ letterChecks }) => {
      const cycle = await letterChecks.findCycle(organisationId, cycleId);
      if (!cycle) throw new Problem('not-found');
      const letters = await letterChecks.listSigning(organisationId, cycleId);
      const on = query.on ?? cycle.today;
      const { total, levels, units, domains } = signingRates(letters, on);
      return {
        on,
        total,
        levels: copied(levels),
        units: copied(units),
        domains: copied(domains),
        cascade: cascadeOf(letters).map(placeView),
      };
    });
  }

  /** Read in one transaction, judged after it. */
  private texts(
    { organisationId }: Principal,
    cycleId: string,
  ): Promise<{ readonly cycle: CheckedCycle; readonly letters: readonly CheckedLetterRow[] }> {
    return this.database.inTenant(organisationId, async ({ letterChecks }) => {
      const cycle = await letterChecks.findCycle(organisationId, cycleId);
      if (!cycle) throw new Problem('not-found');
      return { cycle, letters: await letterChecks.listTexts(organisationId, cycleId) };
    });
  }
}

interface Named {
  readonly id: string;
  readonly code: string;
  readonly bearer: string;
  readonly unit: string | null;
}

const named = ({ id, code, bearer, unit }: Named) => ({ id, code, bearerPost: bearer, unitCode: unit });
const copied = (groups: readonly SigningGroup[]): SigningGroupView[] => groups.map((group) => ({ ...group }));

/** Of the template that the year was drawn up from. */
function thresholdOf({ template }: CheckedCycle): number {
  const found = findCycleTemplate(template);
  if (!found) throw new Error(`no template ${template}`);
  return found.similarLettersPercent;
}

const placeView = ({ letter, above, opensAfter }: CascadePlace<LetterSigningRow>): CascadePlaceView => ({
  ...named(letter),
  state: letter.state,
  superiorPost: letter.superior,
  dueOn: letter.dueOn,
  waitingFor: [...letter.waitingFor],
  above,
  opensAfter,
});

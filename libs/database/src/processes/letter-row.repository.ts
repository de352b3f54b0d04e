import type { Day } from '@zeren/domain';
import type { EntityManager } from 'typeorm';

/** Whose letter it is, and which rounds it belongs to. */
interface LetterIdentity {
  readonly id: string;
  readonly code: string;
  readonly level: string;
  readonly parentLetterId: string | null;
  readonly superior: string;
  readonly bearer: string;
  readonly witness: string | null;
  readonly channel: string;
  readonly roundId: string;
  readonly childRoundId: string | null;
}

export interface LetterRow extends LetterIdentity {
  readonly kind: string;
  readonly state: string;
  readonly version: number;
  readonly documentSha256: string;
}

export interface LetterText {
  readonly content: unknown;
  readonly contentText: string;
  readonly documentSha256: string;
}

export interface LetterToGenerate extends LetterIdentity, LetterText {
  readonly kind: 'original' | 'supplementary' | 'successor';
  readonly fenceOn: Day | null;
  readonly periodFromOn: Day;
  readonly periodUntilOn: Day;
}

const columns = `id, code, level, kind, parent_letter_id as "parentLetterId", superior, bearer, witness, channel,
  round_id as "roundId", child_round_id as "childRoundId", state, version, document_sha256 as "documentSha256"`;

/** Letters as their processes see them: generated, opened, re-issued, closed. */
export class LetterRowRepository {
  constructor(private readonly manager: EntityManager) {}

  /** By code, original letters first. */
  list(organisationId: string, cycleId: string): Promise<readonly LetterRow[]> {
    return this.manager.query(
      `select ${columns} from letter where organisation_id = $1 and cycle_id = $2 order by kind = 'original' desc, code`,
      [organisationId, cycleId],
    );
  }

  /** Original letters of these codes; a supplementary letter bears a code of its own. */
  listNamed(organisationId: string, cycleId: string, codes: readonly string[]): Promise<readonly LetterRow[]> {
    return this.manager.query(
      `select ${columns} from letter where organisation_id = $1 and cycle_id = $2 and code = any ($3::text[]) order by kind <> 'original'`,
      [organisationId, cycleId, codes],
    );
  }

  listRound(organisationId: string, roundId: string): Promise<readonly LetterRow[]> {
    return this.manager.query(
      `select ${columns} from letter where organisation_id = $1 and round_id = $2 and kind = 'original' order by code`,
      [organisationId, roundId],
    );
  }

  async require(organisationId: string, letterId: string): Promise<LetterRow> {
    const [row]: LetterRow[] = await this.manager.query(
      `select ${columns} from letter where organisation_id = $1 and id = $2`,
      [organisationId, letterId],
    );
    if (!row) throw new Error(`no letter ${letterId}`);
    return row;
  }

  /** Text of the version in force. */
  async content(organisationId: string, letterId: string): Promise<unknown> {
    const [row]: { content: unknown }[] = await this.manager.query(
      `select v.content from letter_version v join letter l on l.organisation_id = v.organisation_id and l.id = v.letter_id
        where l.organisation_id = $1 and l.id = $2 and v.version = l.version`,
      [organisationId, letterId],
    );
    return row?.content;
  }

  /** Answers whether the letter was new: a code exists once in a cycle. */
  async generate(organisationId: string, cycleId: string, letter: LetterToGenerate): Promise<boolean> {
    const rows: { id: string }[] = await this.manager.query(
      `with made as (
         insert into letter (organisation_id, id, cycle_id, code, level, kind, parent_letter_id, superior, bearer, witness, channel,
                             round_id, child_round_id, document_sha256, fence_on, period_from_on, period_until_on)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)
         on conflict on constraint letter_code_key do nothing returning id),
       text as (
         insert into letter_version (organisation_id, letter_id, version, content, content_text, document_sha256)
         select $1, id, 1, $18, $19, $14 from made)
       select id from made`,
      [
        organisationId,
        letter.id,
        cycleId,
        letter.code,
        letter.level,
        letter.kind,
        letter.parentLetterId,
        letter.superior,
        letter.bearer,
        letter.witness,
        letter.channel,
        letter.roundId,
        letter.childRoundId,
        letter.documentSha256,
        letter.fenceOn,
        letter.periodFromOn,
        letter.periodUntilOn,
        JSON.stringify(letter.content),
        letter.contentText,
      ],
    );
    return rows.length > 0;
  }

  /** The next version of a letter; a version that is there already stays as it is. */
  async addVersion(
    organisationId: string,
    letterId: string,
    version: number,
    text: LetterText & { readonly reason: string },
  ): Promise<void> {
    await this.manager.query(
      `with text as (
         insert into letter_version (organisation_id, letter_id, version, content, content_text, document_sha256, reason)
         values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing returning version)
       update letter set version = $3, document_sha256 = $6, state = 'draft'
        where organisation_id = $1 and id = $2 and exists (select 1 from text)`,
      [
        organisationId,
        letterId,
        version,
        JSON.stringify(text.content),
        text.contentText,
        text.documentSha256,
        text.reason,
      ],
    );
  }

  /** Signatures are asked for from now on. */
  async open(organisationId: string, letterIds: readonly string[]): Promise<void> {
    await this.manager.query(
      `update letter set state = 'open' where organisation_id = $1 and id = any ($2::uuid[]) and state = 'draft'`,
      [organisationId, letterIds],
    );
  }

  async void(organisationId: string, letterId: string): Promise<void> {
    await this.manager.query(`update letter set state = 'voided' where organisation_id = $1 and id = $2`, [
      organisationId,
      letterId,
    ]);
  }

  /** A post changed hands: the predecessor's letter ends with his last day. */
  async closePeriod(organisationId: string, letterId: string, untilOn: Day): Promise<void> {
    await this.manager.query(`update letter set period_until_on = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      letterId,
      untilOn,
    ]);
  }

  async lastDueOn(organisationId: string, cycleId: string): Promise<Day | undefined> {
    const [row]: { due_on: Day | null }[] = await this.manager.query(
      `select max(due_on)::text as due_on from task
        where organisation_id = $1 and cycle_id = $2 and kind = 'sign-letter' and phase = 'letters'`,
      [organisationId, cycleId],
    );
    return row?.due_on ?? undefined;
  }
}

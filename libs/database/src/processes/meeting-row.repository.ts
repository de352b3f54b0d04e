import type { EntityManager } from 'typeorm';

export interface MeetingRow {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly state: string;
  readonly presentCount: number | null;
  readonly dueCount: number | null;
  readonly quorumMet: boolean | null;
}

export interface MeetingToPlan {
  readonly id: string;
  readonly code: string;
  readonly kind: string;
  readonly nameZh: string;
  readonly nameEn: string;
  readonly heldOn: string;
  readonly chair: string;
  readonly dueCount: number;
}

/** Meetings as their processes see them. */
export class MeetingRowRepository {
  constructor(private readonly manager: EntityManager) {}

  async plan(organisationId: string, cycleId: string, meetings: readonly MeetingToPlan[]): Promise<void> {
    for (const meeting of meetings)
      await this.manager.query(
        `insert into meeting (organisation_id, id, cycle_id, code, kind, name_zh, name_en, held_on, chair_post, due_count)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict on constraint meeting_code_key do nothing`,
        [
          organisationId,
          meeting.id,
          cycleId,
          meeting.code,
          meeting.kind,
          meeting.nameZh,
          meeting.nameEn,
          meeting.heldOn,
          meeting.chair,
          meeting.dueCount,
        ],
      );
  }

  async require(organisationId: string, cycleId: string, code: string): Promise<MeetingRow> {
    const [row]: MeetingRow[] = await this.manager.query(
      `select id, code, kind, state, present_count as "presentCount", due_count as "dueCount", quorum_met as "quorumMet"
         from meeting where organisation_id = $1 and cycle_id = $2 and code = $3`,
      [organisationId, cycleId, code],
    );
    if (!row) throw new Error(`the cycle has no meeting ${code}`);
    return row;
  }

  async close(organisationId: string, meetingId: string, state: 'held' | 'missed'): Promise<void> {
    await this.manager.query(
      `update meeting set state = $3 where organisation_id = $1 and id = $2 and state not in ('held', 'missed')`,
      [organisationId, meetingId, state],
    );
  }

  listResolutions(
    organisationId: string,
    cycleId: string,
    meeting: string,
  ): Promise<
    readonly { readonly id: string; readonly code: string; readonly owner: string; readonly verifier: string }[]
  > {
    return this.manager.query(
      `select r.id, r.code, r.owner_post as owner, r.verifier_post as verifier
         from resolution r join meeting m on m.organisation_id = r.organisation_id and m.id = r.meeting_id
        where r.organisation_id = $1 and m.cycle_id = $2 and m.code = $3 order by r.code`,
      [organisationId, cycleId, meeting],
    );
  }

  async closeResolution(organisationId: string, resolutionId: string, state: string): Promise<void> {
    await this.manager.query(`update resolution set state = $3 where organisation_id = $1 and id = $2`, [
      organisationId,
      resolutionId,
      state,
    ]);
  }
}

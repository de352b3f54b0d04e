import type {
  Attendance,
  CycleCommand,
  CycleView,
  EnterRecord,
  MeetingList,
  MeetingView,
  Outcomes,
  PlanDraft,
  PlanView,
  RegisterAdjustment,
  RegisterProblem,
} from '@zeren/api-contracts';
import type { ApiClient } from './api-client';
import { recordToEnter } from './record-fields';
import type { YearAdjustment, YearFile, YearMeeting } from './year-data';

/** What the office does on a day of its own accord: nobody opens a task for it. */
export interface Duty {
  readonly on: string;
  readonly name: string;
  readonly fulfil: () => Promise<unknown>;
}

const keyOf = (name: string): string => `demo-office-duty/${name}`;

/** The office's year beside its tasks: drafts, meetings, records, entries, commands. */
export class OfficeDesk {
  constructor(
    private readonly office: ApiClient,
    private readonly cycle: Pick<CycleView, 'id' | 'planId'>,
    private readonly year: YearFile,
  ) {}

  /** In the order of the year. */
  duties(): readonly Duty[] {
    const { meetings, records, amendments, adjustments, problemsYearEnd } = this.year;
    const duties: readonly Duty[] = [
      { on: '2026-01-05', name: 'plan-draft', fulfil: () => this.#draftPlan() },
      ...meetings.map((meeting) => ({
        on: meeting.heldOn,
        name: `meeting-${meeting.code}`,
        fulfil: () => this.#minute(meeting),
      })),
      ...records.map((record, index) => ({
        on: record.onDate,
        name: `record-${index + 1}`,
        fulfil: () =>
          this.office.post(
            '/api/v1/records',
            { cycleId: this.cycle.id, ...recordToEnter(record) } satisfies EnterRecord,
            keyOf(`record-${index + 1}`),
          ),
      })),
      this.#command('2026-07-15', 'post-L5', {
        kind: 'change-post-holder',
        postCode: 'L5',
        personCode: 'P-N5',
        fromOn: '2026-07-15',
        reason: '干部调动',
      }),
      ...amendments.letters.map((letterCode) =>
        this.#command('2026-07-16', `amend-${letterCode}`, {
          kind: 'amend-letter',
          letterCode,
          reason: '上级政策调整，补充年度指标',
          fenceOn: amendments.effectiveFrom,
        }),
      ),
      ...adjustments.map((adjustment) => ({
        on: '2026-12-10',
        name: `adjustment-${adjustment.code}`,
        fulfil: () => this.#register(adjustment),
      })),
      ...problemsYearEnd.map((problem) => ({
        on: '2027-01-20',
        name: `problem-${problem.rectification}`,
        fulfil: () => this.#enterProblem(problem),
      })),
      this.#command('2027-01-27', 'review-B09', {
        kind: 'request-review',
        letterCode: 'B09',
        text: '两项纸质记录已按时报送而未登记，请求复核。',
        filedOn: '2027-01-27',
      }),
    ];
    return duties.toSorted((a, b) => a.on.localeCompare(b.on));
  }

  #command(on: string, name: string, command: CycleCommand): Duty {
    return {
      on,
      name,
      fulfil: () => this.office.post(`/api/v1/cycles/${this.cycle.id}/commands`, command, keyOf(name)),
    };
  }

  async #draftPlan(): Promise<void> {
    const path = `/api/v1/plans/${this.cycle.planId ?? ''}`;
    const { value, etag } = await this.office.getWithTag<PlanView>(path);
    const items: PlanDraft['items'] = this.year.plan.items.map(
      ({ code, domain, titleZh, weight, leadUnit, coUnits, liaison, legalBasisZh, indicator, milestones }) => ({
        code,
        domain,
        titleZh,
        weight,
        leadUnit,
        coUnits: [...coUnits],
        liaison,
        legalBasis: legalBasisZh,
        indicator,
        milestones: milestones.map(({ no, dueOn }) => ({ no, dueOn })),
      }),
    );
    await this.office.put(`${path}/draft`, { items }, etag ?? `"${value.revision}"`);
  }

  /** Who came, then what was said, settled and asked for. */
  async #minute(meeting: YearMeeting): Promise<void> {
    const list = await this.office.get<MeetingList>(`/api/v1/meetings?cycleId=${this.cycle.id}&limit=200`);
    const id = list.items.find(({ code }) => code === meeting.code)?.id;
    if (!id) throw new Error(`the year has no meeting ${meeting.code}`);
    const { attendance } = await this.office.get<MeetingView>(`/api/v1/meetings/${id}`);
    const members: Attendance['members'] = attendance.map(({ post }) =>
      meeting.absent.includes(post) ? { post, state: 'on-leave', reason: '公务出差' } : { post, state: 'present' },
    );
    await this.office.put(`/api/v1/meetings/${id}/attendance`, { members });
    const outcomes = outcomesOf(meeting);
    if (outcomes.length > 0)
      await this.office.post(`/api/v1/meetings/${id}/outcomes`, { outcomes }, keyOf(`outcomes-${meeting.code}`));
  }

  #register({ letter, code, kind, points, reason }: YearAdjustment): Promise<unknown> {
    const matter = /M-\d+/.exec(reason)?.[0];
    const body: RegisterAdjustment = { cycleId: this.cycle.id, letterCode: letter, code, kind, points, reason };
    return this.office.post(
      '/api/v1/evaluations/adjustments',
      matter ? { ...body, matter } : body,
      keyOf(`adjustment-${code}`),
    );
  }

  #enterProblem({ no, unit, problemZh, measureZh, rectification }: YearFile['problemsYearEnd'][number]) {
    const closingOn = this.year.rectifications.find(({ code }) => code === rectification)?.closingDate;
    if (!closingOn) throw new Error(`no rectification ${rectification}`);
    const { id: cycleId } = this.cycle;
    const body: RegisterProblem = { cycleId, no, unitCode: unit, problem: problemZh, measure: measureZh, closingOn };
    return this.office.post('/api/v1/reviews/problems', body, keyOf(`problem-${rectification}`));
  }
}

/** The mid-year meeting's follow-ups are tracked by its rectifications: they become no resolutions. */
function outcomesOf({ kind, outcomes, resolutions = [] }: YearMeeting): Outcomes['outcomes'] {
  const { information = 0, decision = 0 } = outcomes ?? {};
  return [
    ...Array.from({ length: information }, (_, index) => ({
      kind: 'information' as const,
      text: `通报事项${index + 1}`,
    })),
    ...Array.from({ length: decision }, (_, index) => ({ kind: 'decision' as const, text: `议定事项${index + 1}` })),
    ...(kind === 'quarterly' ? resolutions : []).map(({ unit }, index) => ({
      kind: 'follow-up' as const,
      text: `第${index + 1}项后续事项由${unit}落实`,
      unitCode: unit,
    })),
  ];
}

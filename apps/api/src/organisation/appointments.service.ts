import { Injectable } from '@nestjs/common';
import type { Appoint, AppointmentView, EndAppointment } from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { businessNow, type Principal } from '../access/principal';
import { personEntry } from '../http/person-entry';
import { Problem } from '../http/problem';

/** Posts that become vacant, and get a holder again. A post that goes from one to the next in one step is a succession. */
@Injectable()
export class AppointmentsService {
  /** @throws Problem `person-unknown`, `post-unknown`, `period-invalid`, `post-held`. */
  async appoint(repositories: Repositories, principal: Principal, body: Appoint): Promise<AppointmentView> {
    const { organisationId } = principal;
    const { personCode, postCode, kind, fromOn, untilOn = null, reason } = body;
    const { appointments } = repositories;
    if (untilOn !== null && untilOn <= fromOn)
      throw new Problem('period-invalid', [{ pointer: '/untilOn', code: 'not-after-first-day', message: untilOn }]);
    const personId = await requireParties(repositories, organisationId, body);
    const [held] = await appointments.holdersWithin(organisationId, postCode, fromOn, untilOn);
    if (held) throw new Problem('post-held', [{ pointer: '/postCode', code: 'post.held', message: held.personCode }]);
    await appointments.start(organisationId, { personId, postCode, kind, fromOn, untilOn });
    await record(repositories, principal, 'appointment.started', postCode, { personId, kind, fromOn, untilOn, reason });
    return { personCode, postCode, kind, fromOn, untilOn };
  }

  /** @throws Problem `person-unknown`, `post-unknown`, `appointment-unknown`. */
  async end(repositories: Repositories, principal: Principal, body: EndAppointment): Promise<AppointmentView> {
    const { organisationId } = principal;
    const { postCode, untilOn, reason } = body;
    const personId = await requireParties(repositories, organisationId, body);
    const ended = await repositories.appointments.end(organisationId, personId, postCode, untilOn);
    if (!ended) throw new Problem('appointment-unknown');
    await record(repositories, principal, 'appointment.ended', postCode, { personId, untilOn, reason });
    return ended;
  }
}

/** The person's id; the post stays locked. */
async function requireParties(
  { imports, appointments }: Repositories,
  organisationId: string,
  { personCode, postCode }: Pick<Appoint, 'personCode' | 'postCode'>,
): Promise<string> {
  if (!(await appointments.lockPost(organisationId, postCode))) throw new Problem('post-unknown');
  const personId = (await imports.personIds(organisationId)).get(personCode);
  if (!personId) throw new Problem('person-unknown');
  return personId;
}

const record = (
  { ledger }: Repositories,
  by: Principal,
  kind: 'appointment.started' | 'appointment.ended',
  postCode: string,
  facts: Readonly<Record<string, string | null>>,
): Promise<readonly string[]> =>
  ledger.append(by.organisationId, [
    personEntry(by, kind, { subjectKind: 'post', subjectId: postCode, businessAt: businessNow(by), facts }),
  ]);

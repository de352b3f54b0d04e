import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import {
  appointSchema,
  endAppointmentSchema,
  type Appoint,
  type AppointmentView,
  type EndAppointment,
} from '@zeren/api-contracts';
import type { Repositories } from '@zeren/database';
import { Authorize } from '../access/authorize.decorator';
import type { Principal } from '../access/principal';
import { CurrentPrincipal } from '../access/principal.decorator';
import { Idempotent, InTransaction } from '../http/idempotent.decorator';
import { ZodBody } from '../http/zod-body.pipe';
import { AppointmentsService } from './appointments.service';

@Controller('api/v1/organisation')
export class AppointmentsController {
  constructor(private readonly appointments: AppointmentsService) {}

  @Post('appointments')
  @HttpCode(201)
  @Authorize({ operation: 'appoint', roles: ['office'] })
  @Idempotent('transaction')
  appoint(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(appointSchema)) body: Appoint,
  ): Promise<AppointmentView> {
    return this.appointments.appoint(repositories, principal, body);
  }

  @Post('appointments/endings')
  @HttpCode(200)
  @Authorize({ operation: 'endAppointment', roles: ['office'] })
  @Idempotent('transaction')
  end(
    @CurrentPrincipal() principal: Principal,
    @InTransaction() repositories: Repositories,
    @Body(new ZodBody(endAppointmentSchema)) body: EndAppointment,
  ): Promise<AppointmentView> {
    return this.appointments.end(repositories, principal, body);
  }
}

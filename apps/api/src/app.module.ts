import { Module, type DynamicModule } from '@nestjs/common';
import type { ApiConfig } from '@zeren/config';
import { Database, Principals, RateWindows } from '@zeren/database';
import { Client, createTemporalClient } from '@zeren/temporal-connection';
import { AccessModule } from './access/access.module';
import { CalendarModule } from './calendar/calendar.module';
import { ClocksModule } from './clocks/clocks.module';
import { CyclesModule } from './cycles/cycles.module';
import { EvaluationsModule } from './evaluations/evaluations.module';
import { EventsModule } from './events/events.module';
import { HealthModule } from './health/health.module';
import { API_CONFIG } from './http/api-config';
import { HttpModule } from './http/http.module';
import { LedgerModule } from './ledger/ledger.module';
import { LettersModule } from './letters/letters.module';
import { MeetingsModule } from './meetings/meetings.module';
import { NotificationsModule } from './notifications/notifications.module';
import { OrganisationModule } from './organisation/organisation.module';
import { PlansModule } from './plans/plans.module';
import { RecordsModule } from './records/records.module';
import { ReportsModule } from './reports/reports.module';
import { ReviewsModule } from './reviews/reviews.module';
import { TasksModule } from './tasks/tasks.module';
import { TemplatesModule } from './templates/templates.module';
import { WebModule } from './web/web.module';

/** One line per feature; the web app comes last, its route takes what is left. */
const features = [
  AccessModule,
  CalendarModule,
  ClocksModule,
  CyclesModule,
  EvaluationsModule,
  EventsModule,
  HealthModule,
  LedgerModule,
  LettersModule,
  MeetingsModule,
  NotificationsModule,
  OrganisationModule,
  PlansModule,
  RecordsModule,
  ReportsModule,
  ReviewsModule,
  TasksModule,
  TemplatesModule,
  WebModule,
];

@Module({})
class ConnectionsModule {}

@Module({})
export class AppModule {
  static with(config: ApiConfig): DynamicModule {
    const connections: DynamicModule = {
      module: ConnectionsModule,
      global: true,
      providers: [
        { provide: API_CONFIG, useValue: config },
        { provide: Database, useFactory: () => Database.open(config.databaseUrl, config.poolSize) },
        { provide: Client, useFactory: () => createTemporalClient(config) },
        { provide: RateWindows, useFactory: (database: Database) => new RateWindows(database), inject: [Database] },
        { provide: Principals, useFactory: (database: Database) => new Principals(database), inject: [Database] },
      ],
      exports: [API_CONFIG, Database, Client, Principals, RateWindows],
    };
    return { module: AppModule, imports: [connections, HttpModule, ...features] };
  }
}

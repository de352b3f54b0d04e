import { Injectable, type BeforeApplicationShutdown, type OnModuleDestroy } from '@nestjs/common';
import { Database } from '@zeren/database';
import { Observable, Subject, takeUntil } from 'rxjs';
import type { Principal } from '../access/principal';
import { Log } from '../http/log';

export type Push = 'inbox.changed' | 'board.changed' | 'heartbeat';

interface Listener {
  readonly principal: Principal;
  readonly sessionSha256: string;
  readonly pushes: Subject<Push>;
  stamp: string | undefined;
}

const tickMs = 1_000;
const heartbeatTicks = 15;
/** A stream ends within five seconds of its session. */
const sessionTicks = 4;

/**
 * Looks, for everybody who listens, whether something changed: one cheap look per organisation and second, and one per
 * person only when the organisation's stamp moved. Nobody listening: no timer.
 */
@Injectable()
export class ChangesService implements BeforeApplicationShutdown, OnModuleDestroy {
  private readonly listeners = new Set<Listener>();
  private readonly stamps = new Map<string, string>();
  private readonly shutdown = new Subject<void>();
  private timer: NodeJS.Timeout | undefined;
  private tickCount = 0;
  private isLooking = false;

  constructor(
    private readonly database: Database,
    private readonly log: Log,
  ) {}

  /** Ends with the session, with the caller, or with this process. */
  listen(principal: Principal, sessionSha256: string): Observable<Push> {
    return new Observable<Push>((subscriber) => {
      const listener: Listener = { principal, sessionSha256, pushes: new Subject(), stamp: undefined };
      this.listeners.add(listener);
      this.timer ??= setInterval(() => void this.tick(), tickMs);
      const subscription = listener.pushes.subscribe(subscriber);
      return () => {
        subscription.unsubscribe();
        this.leave(listener);
      };
    }).pipe(takeUntil(this.shutdown));
  }

  /** Open streams would hold the server open for ever, so they end first. */
  beforeApplicationShutdown(): void {
    this.end();
  }

  onModuleDestroy(): void {
    this.end();
  }

  private end(): void {
    clearInterval(this.timer);
    this.timer = undefined;
    this.shutdown.next();
  }

  private leave(listener: Listener): void {
    this.listeners.delete(listener);
    if (this.listeners.size > 0) return;
    clearInterval(this.timer);
    this.timer = undefined;
    this.stamps.clear();
  }

  /** A look that takes longer than a second is not started twice. */
  private async tick(): Promise<void> {
    if (this.isLooking) return;
    this.isLooking = true;
    this.tickCount += 1;
    try {
      await this.look();
    } catch (error) {
      this.log.warn('looking for changes failed', error);
    } finally {
      this.isLooking = false;
    }
    if (this.tickCount % heartbeatTicks === 0) for (const { pushes } of this.listeners) pushes.next('heartbeat');
  }

  private async look(): Promise<void> {
    const organisationIds = new Set([...this.listeners].map(({ principal }) => principal.organisationId));
    for (const organisationId of organisationIds) {
      const listeners = [...this.listeners].filter(({ principal }) => principal.organisationId === organisationId);
      await this.lookAt(organisationId, listeners);
    }
  }

  private async lookAt(organisationId: string, listeners: readonly Listener[]): Promise<void> {
    await this.database.inTenant(organisationId, async ({ changes, sessions }) => {
      if (this.tickCount % sessionTicks === 0) {
        const open = await sessions.stillOpen(
          organisationId,
          listeners.map(({ sessionSha256 }) => sessionSha256),
        );
        for (const { sessionSha256, pushes } of listeners) if (!open.has(sessionSha256)) pushes.complete();
      }
      const stamp = await changes.ofOrganisation(organisationId);
      const before = this.stamps.get(organisationId);
      this.stamps.set(organisationId, stamp);
      const hasMoved = before !== undefined && before !== stamp;
      for (const listener of listeners) {
        if (hasMoved) listener.pushes.next('board.changed');
        if (!hasMoved && listener.stamp !== undefined) continue;
        const own = await changes.ofPerson(organisationId, listener.principal.personId);
        // The first look only remembers what there is; the heartbeat says that from now on nothing is missed.
        if (listener.stamp === undefined) listener.pushes.next('heartbeat');
        else if (listener.stamp !== own) listener.pushes.next('inbox.changed');
        listener.stamp = own;
      }
    });
  }
}

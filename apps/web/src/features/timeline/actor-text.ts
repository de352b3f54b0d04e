import type { TFunction } from 'i18next';
import type { Names } from '../../http/organisation';

/** A process is an actor too; its id stands with the raw event. */
export const actorText = (t: TFunction, names: Names, actor: string): string =>
  actor.includes('/') ? t('timeline.process') : names.person(actor);

import { useTranslation } from 'react-i18next';
import { dayOf, dayText, instantText, shortDayText } from './dates';

/** The only place that writes dates on the screen. */
export function Day({ on, short = false }: { readonly on: string; readonly short?: boolean }) {
  const { i18n } = useTranslation();
  const day = dayOf(on);
  return <time dateTime={day}>{short ? shortDayText(day, i18n.language) : dayText(day, i18n.language)}</time>;
}

export function Instant({ at }: { readonly at: string }) {
  const { i18n } = useTranslation();
  return <time dateTime={at}>{instantText(at, i18n.language)}</time>;
}

/** Business time first; the time of writing beside it where they differ by more than a minute. */
export function BothTimes({ businessAt, recordedAt }: { readonly businessAt: string; readonly recordedAt: string }) {
  const { t } = useTranslation();
  return (
    <span className="row small soft">
      <span>
        {t('date.business')} <Instant at={businessAt} />
      </span>
      <span>
        {t('date.recorded')} <Instant at={recordedAt} />
      </span>
    </span>
  );
}

import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf, localOf, shifted } from './local-instant';

interface InstantControlProps {
  readonly at: string;
  /** The first instant that can be asked about. */
  readonly earliest: string;
  readonly onChoose: (at: string | undefined) => void;
}

/** A date and time of the organisation's zone; a day back and forth without opening anything. */
export function InstantControl({ at, earliest, onChoose }: InstantControlProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(localOf(at));
  const [shown, setShown] = useState(at);
  if (shown !== at) {
    setShown(at);
    setDraft(localOf(at));
  }
  const step = (days: number) => onChoose(shifted(at, days, earliest));
  return (
    <form
      className="filters no-print"
      onSubmit={(event) => {
        event.preventDefault();
        const instant = instantOf(draft);
        if (instant) onChoose(instant);
      }}
    >
      <label>
        {t('asOf.at')}
        <input
          type="datetime-local"
          step={1}
          min={localOf(earliest)}
          value={draft}
          onChange={({ target }) => setDraft(target.value)}
        />
      </label>
      <Button htmlType="submit" type="primary">
        {t('asOf.show')}
      </Button>
      <Button onClick={() => step(-1)}>{t('asOf.dayBack')}</Button>
      <Button onClick={() => step(1)}>{t('asOf.dayOn')}</Button>
      <Button onClick={() => onChoose(undefined)}>{t('asOf.now')}</Button>
    </form>
  );
}

import type { CycleRowView, SessionView } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { LanguageSwitch } from './language-switch';
import { SignOutButton } from './sign-out-button';

interface HeadBarProps {
  readonly session: SessionView;
  readonly cycles: readonly CycleRowView[];
  readonly cycleId: string | undefined;
}

export function HeadBar({ session, cycles, cycleId }: HeadBarProps) {
  const { t, i18n } = useTranslation();
  const go = useNavigate();
  const { pathname } = useLocation();
  const { organisation, person } = session;
  const switchTo = (id: string) =>
    void go(pathname.startsWith('/cycles/') ? pathname.replace(/^\/cycles\/[^/]+/, `/cycles/${id}`) : `/cycles/${id}`);

  return (
    <header className="head no-print">
      <Link className="head-name" to="/">
        <img src="/icon.svg" alt={t('app.name')} />
        <span className="wide-screen">{i18n.language === 'en' ? organisation.nameEn : organisation.nameZh}</span>
      </Link>
      <label>
        <span className="unseen">{t('app.cycle')}</span>
        <select value={cycleId ?? ''} onChange={({ target }) => switchTo(target.value)} disabled={cycles.length === 0}>
          {cycles.length === 0 && <option value="">{t('app.noCycle')}</option>}
          {cycles.map(({ id, year, state }) => (
            <option key={id} value={id}>
              {year} · {t(`state.${state}`)}
            </option>
          ))}
        </select>
      </label>
      <LanguageSwitch />
      <Link className="person wide-screen" to="/me">
        {person.name}
      </Link>
      <span className="wide-screen">
        <SignOutButton />
      </span>
    </header>
  );
}

import { UserOutlined } from '@ant-design/icons';
import { useTranslation } from 'react-i18next';
import { NavLink, Outlet, ScrollRestoration, useNavigate } from 'react-router';
import { useOpenTaskCount } from '../features/tasks/api/list-tasks';
import type { SessionView } from '@zeren/api-contracts';
import { useKeys } from '../ui/keyboard';
import { useCurrentCycle } from './current-cycle';
import { HeadBar } from './head-bar';
import { menuOf } from './menu-entries';

export function Frame({ session }: { readonly session: SessionView }) {
  const { t } = useTranslation();
  const go = useNavigate();
  const { cycles, cycleId } = useCurrentCycle();
  const entries = menuOf(cycleId, session);
  const openCount = useOpenTaskCount();
  useKeys({ 'g i': () => void go('/tasks'), 'g b': () => void go(cycleId ? `/cycles/${cycleId}` : '/cycles') });

  return (
    <>
      <a className="skip" href="#content">
        {t('app.skip')}
      </a>
      <HeadBar session={session} cycles={cycles} cycleId={cycleId} />
      <div className="body">
        <nav className="menu" aria-label={t('app.menu')}>
          {entries.map(({ key, Icon, path }) => (
            <NavLink key={key} to={path} end={key === 'board'}>
              <Icon />
              {t(`menu.${key}`)}
              {key === 'inbox' && openCount > 0 && <span className="badge">{openCount > 99 ? '99+' : openCount}</span>}
            </NavLink>
          ))}
          <p className="menu-foot">{t('app.keys')}</p>
        </nav>
        <main className="content" id="content" tabIndex={-1}>
          <Outlet />
          <ScrollRestoration />
        </main>
      </div>
      <nav className="foot" aria-label={t('app.menu')}>
        {entries
          .filter(({ isOnPhone }) => isOnPhone)
          .map(({ key, Icon, path }) => (
            <NavLink key={key} to={path} end={key === 'board'}>
              <Icon />
              {t(`menu.${key}`)}
            </NavLink>
          ))}
        <NavLink to="/me">
          <UserOutlined />
          {t('menu.me')}
        </NavLink>
      </nav>
    </>
  );
}

import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { ApiTokenPanel } from '../features/session/api-token-panel';
import { IdentityPanel } from '../features/session/identity-panel';
import { MailboxPanel } from '../features/session/mailbox-panel';
import { PasskeyPanel } from '../features/session/passkey-panel';
import { SecondFactorPanel } from '../features/session/second-factor-panel';
import { SessionList } from '../features/session/session-list';
import { useNames } from '../http/organisation';
import { useSession } from '../http/session';
import { useCurrentCycle } from './current-cycle';
import { menuOf } from './menu-entries';
import { PageTitle } from '../ui/page-title';
import { SignOutButton } from './sign-out-button';

/** 我的: who is signed in, and on a phone the way to everything that has no place on the bottom bar. */
export function MePage() {
  const { t } = useTranslation();
  const { data: session } = useSession();
  const { cycleId } = useCurrentCycle();
  const names = useNames();
  if (!session) return null;
  const elsewhere = menuOf(cycleId, session).filter(({ isOnPhone }) => !isOnPhone);

  return (
    <>
      <div className="page-head">
        <PageTitle text={session.person.name} />
        <span className="grow" />
        <SignOutButton />
      </div>
      <div className="sheet">
        <p>{session.roles.map((role) => t(`role.${role}`)).join(' · ')}</p>
        <p className="soft">{session.posts.map(({ code }) => names.post(code)).join(' · ')}</p>
      </div>
      {elsewhere.length > 0 && (
        <div className="sheet stack small-screen">
          {elsewhere.map(({ key, Icon, path }) => (
            <Link key={key} to={path} className="row">
              <Icon /> {t(`menu.${key}`)}
            </Link>
          ))}
        </div>
      )}
      <MailboxPanel />
      <PasskeyPanel />
      <SecondFactorPanel />
      <IdentityPanel />
      <SessionList />
      <ApiTokenPanel />
    </>
  );
}

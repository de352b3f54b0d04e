import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useStepUp } from '../../http/step-up';
import { Loaded, ProblemAlert } from '../../ui/page-states';
import { useConfirmSecondFactor } from './api/confirm-second-factor';
import { useSecondFactor } from './api/get-second-factor';
import { useRemoveSecondFactor } from './api/remove-second-factor';
import { CodeForm } from './code-form';
import { EnrolFactor } from './enrol-factor';

/** Codes of an app: set up, used to raise the session before signing, removed. */
export function SecondFactorPanel() {
  const { t } = useTranslation();
  const factor = useSecondFactor();
  const confirming = useConfirmSecondFactor();

  return (
    <section className="sheet stack">
      <h2>{t('secondFactor.title')}</h2>
      <p className="soft">{t('secondFactor.lead')}</p>
      {confirming.data && (
        <Alert
          type="warning"
          showIcon
          title={t('secondFactor.recovery')}
          description={
            <ul>
              {confirming.data.recoveryCodes.map((code) => (
                <li key={code}>
                  <code>{code}</code>
                </li>
              ))}
            </ul>
          }
        />
      )}
      <Loaded query={factor}>
        {({ state, recoveryCodesLeft }) =>
          state === 'confirmed' ? (
            <ConfirmedFactor recoveryCodesLeft={recoveryCodesLeft} />
          ) : (
            <EnrolFactor
              error={confirming.error}
              isConfirming={confirming.isPending}
              onCode={(code) => confirming.mutate({ code })}
            />
          )
        }
      </Loaded>
    </section>
  );
}

function ConfirmedFactor({ recoveryCodesLeft }: { readonly recoveryCodesLeft: number }) {
  const { t } = useTranslation();
  const steppingUp = useStepUp();
  const removing = useRemoveSecondFactor();
  return (
    <>
      <p>{t('secondFactor.confirmed', { count: recoveryCodesLeft })}</p>
      <ProblemAlert error={steppingUp.error ?? removing.error} />
      {steppingUp.isSuccess && <Alert type="success" showIcon title={t('secondFactor.steppedUp')} />}
      <CodeForm
        label={t('secondFactor.codeOrRecovery')}
        submit={t('secondFactor.stepUp')}
        isBusy={steppingUp.isPending}
        onCode={(code) => steppingUp.mutate({ code })}
      />
      <p className="soft small">{t('secondFactor.removeNeeds')}</p>
      <div>
        <Button danger loading={removing.isPending} onClick={() => removing.mutate()}>
          {t('secondFactor.remove')}
        </Button>
      </div>
    </>
  );
}

import { Button, Form, Modal, Radio, Select } from 'antd';
import type { CycleRowView } from '@zeren/api-contracts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { newKey } from '../../http/api';
import { DomainShares } from '../../ui/domain-shares';
import { ProblemAlert } from '../../ui/page-states';
import { choicesOf, isWhole, type Shares } from '../../ui/shares';
import { useCreateCycle } from './api/create-cycle';
import type { ClockChoice } from './api/start-cycle';
import { StartConfirm } from './start-confirm';

type StartCycleFormProps = { readonly onClose: () => void } & (
  | { readonly year: number; readonly draft?: undefined }
  | { readonly draft: Pick<CycleRowView, 'id' | 'year'>; readonly year?: undefined }
);

const paces = [1_000, 5_000, 30_000, 60_000, 600_000] as const;

interface Choice {
  readonly kind: ClockChoice['kind'];
  readonly msPerDay: number;
}

/** Domains and clock, then exactly what will be opened, then the start: a draft opens nothing. */
export function StartCycleForm({ year, draft, onClose }: StartCycleFormProps) {
  const { t } = useTranslation();
  const go = useNavigate();
  const [idempotencyKey] = useState(newKey);
  const creating = useCreateCycle(idempotencyKey);
  const [clock, setClock] = useState<ClockChoice>();
  const [shares, setShares] = useState<Shares>({});
  const cycle = draft ?? creating.data;
  const shownYear = year ?? draft?.year ?? 0;

  const choose = ({ kind, msPerDay }: Choice) => {
    setClock(kind === 'real' ? { kind } : { kind, msPerDay });
    if (!cycle)
      creating.mutate({
        year: shownYear,
        title: t('start.title.default', { year: shownYear }),
        template: 'demo-commission',
        ...(choicesOf(shares).length > 0 && { domains: choicesOf(shares) }),
      });
  };
  return (
    <Modal
      open
      title={t('start.title', { year: shownYear })}
      onCancel={onClose}
      footer={null}
      width={640}
      destroyOnHidden
    >
      {clock && cycle ? (
        <StartConfirm
          cycleId={cycle.id}
          clock={clock}
          onBack={() => setClock(undefined)}
          onStarted={() => void go(`/cycles/${cycle.id}`)}
        />
      ) : (
        <>
          {!cycle && <DomainShares shares={shares} onChange={setShares} />}
          <ClockForm
            isBusy={creating.isPending}
            isReady={isWhole(shares)}
            error={creating.error}
            onChoose={choose}
            onClose={onClose}
          />
        </>
      )}
    </Modal>
  );
}

interface ClockFormProps {
  readonly isBusy: boolean;
  readonly isReady: boolean;
  readonly error: Error | null;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

function ClockForm({ isBusy, isReady, error, onChoose, onClose }: ClockFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Choice>();
  const kind = Form.useWatch('kind', form) ?? 'real';
  const paceText = (ms: number) =>
    ms < 60_000 ? t('start.seconds', { count: ms / 1_000 }) : t('start.minutes', { count: ms / 60_000 });
  return (
    <Form form={form} layout="vertical" initialValues={{ kind: 'real', msPerDay: 5_000 }} onFinish={onChoose} preserve>
      <Form.Item name="kind" label={t('start.clock')} extra={t(`start.${kind}.text`)}>
        <Radio.Group
          optionType="button"
          options={[
            { value: 'real', label: t('start.real') },
            { value: 'compressed', label: t('start.compressed') },
          ]}
        />
      </Form.Item>
      <Form.Item name="msPerDay" label={t('start.msPerDay')} hidden={kind === 'real'}>
        <Select options={paces.map((value) => ({ value, label: paceText(value) }))} />
      </Form.Item>
      <div className="stack">
        <ProblemAlert error={error} />
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={isBusy} disabled={!isReady}>
            {t('start.prepare')}
          </Button>
          <Button onClick={onClose}>{t('app.cancel')}</Button>
        </div>
      </div>
    </Form>
  );
}

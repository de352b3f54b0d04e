import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { newKey } from '../../http/api';
import { useHasRole } from '../../http/session';
import { ProblemAlert } from '../../ui/page-states';
import { useAdoptCalendar, useCalendar, useCycle } from './api/clock-changes';

/** Which version of the calendar the year counts by; a newer one is adopted by the office, with the reason. */
export function AdoptCalendar({ cycleId }: { readonly cycleId: string }) {
  const { t } = useTranslation();
  const [key] = useState(newKey);
  const calendar = useCalendar();
  const cycle = useCycle(cycleId);
  const adopting = useAdoptCalendar(cycleId, key);
  const isOffice = useHasRole('office');
  if (!calendar.data || !cycle.data) return null;
  const { version } = calendar.data;
  const { calendarVersion, state } = cycle.data;
  const mayAdopt = isOffice && state === 'running' && version > calendarVersion;
  return (
    <section className="sheet stack">
      <p>{t('clocks.calendar', { current: version, adopted: calendarVersion })}</p>
      {adopting.isSuccess && <Alert type="success" showIcon title={t('clocks.adopted')} />}
      <ProblemAlert error={adopting.error} />
      {mayAdopt && (
        <Form
          name="adopt"
          layout="vertical"
          requiredMark={false}
          onFinish={({ reason }: { reason: string }) => adopting.mutate({ version, reason })}
        >
          <Form.Item
            name="reason"
            label={t('clocks.reason')}
            rules={[{ required: true, whitespace: true, message: t('form.required') }]}
          >
            <Input maxLength={2000} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={adopting.isPending}>
            {t('clocks.adopt', { version })}
          </Button>
        </Form>
      )}
    </section>
  );
}

import type { Attendance, MeetingView } from '@zeren/api-contracts';
import { Alert, Button, Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNames } from '../../http/organisation';
import { ProblemAlert } from '../../ui/page-states';
import { useRecordAttendance } from './api/record-attendance';

type Member = MeetingView['attendance'][number];

interface Entered {
  readonly state?: Member['state'];
  readonly reason?: string;
}

interface FormValues {
  readonly members: readonly Entered[];
}

const states = ['present', 'on-leave', 'absent'] as const;

/** What the server is told: whoever is due and not named was absent. */
const attendanceOf = (due: readonly Member[], { members }: FormValues): Attendance => ({
  members: due.flatMap(({ post }, index): Attendance['members'] => {
    const { state, reason } = members[index] ?? {};
    if (state === 'present') return [{ post, state }];
    return state === 'on-leave' ? [{ post, state, ...(reason ? { reason } : {}) }] : [];
  }),
});

/** One line per person who was due. Nothing is chosen beforehand: who was there is evidence, not a default. */
export function AttendanceForm({ meeting: { id, attendance } }: { readonly meeting: MeetingView }) {
  const { t } = useTranslation();
  const names = useNames();
  const [form] = Form.useForm<FormValues>();
  const recording = useRecordAttendance(id);
  const known = attendance.map(({ state, reason }): Entered =>
    state === 'unknown' ? {} : { state, ...(reason ? { reason } : {}) },
  );
  const restPresent = () =>
    form.setFieldValue(
      'members',
      attendance.map((_, index): Entered => {
        const entered = form.getFieldValue(['members', index]) as Entered | undefined;
        return entered?.state ? entered : { state: 'present' };
      }),
    );
  if (attendance.length === 0) return <p className="soft">{t('meeting.nobodyDue')}</p>;
  return (
    <Form<FormValues>
      form={form}
      layout="vertical"
      initialValues={{ members: known }}
      onFinish={(values) => recording.mutate(attendanceOf(attendance, values))}
      scrollToFirstError
    >
      {attendance.map((member, index) => (
        <MemberLine key={member.post} index={index} name={member.name ?? names.post(member.post)} />
      ))}
      <div className="stack">
        <ProblemAlert error={recording.error} labelOf={(pointer) => labelOf(attendance, pointer)} />
        {recording.isSuccess && <Alert type="success" showIcon role="status" title={t('meeting.attendance.saved')} />}
        <div className="acts">
          <Button type="primary" htmlType="submit" loading={recording.isPending && { delay: 300 }}>
            {t('meeting.attendance.save')}
          </Button>
          <Button onClick={restPresent}>{t('meeting.attendance.rest')}</Button>
        </div>
      </div>
    </Form>
  );
}

function MemberLine({ index, name }: { readonly index: number; readonly name: string }) {
  const { t } = useTranslation();
  const state = Form.useWatch<string | undefined>(['members', index, 'state']);
  return (
    <div className="form-row">
      <Form.Item
        name={['members', index, 'state']}
        label={name}
        rules={[{ required: true, message: t('meeting.attendance.required', { name }) }]}
      >
        <Radio.Group options={states.map((value) => ({ value, label: t(`attendance.${value}`) }))} />
      </Form.Item>
      {state === 'on-leave' && (
        <Form.Item name={['members', index, 'reason']} label={`${t('field.reason')}（${t('app.optional')}）`}>
          <Input maxLength={2000} />
        </Form.Item>
      )}
    </div>
  );
}

/** `/members/3/post` → who that is. */
function labelOf(attendance: readonly Member[], pointer: string): string {
  const member = attendance[Number(pointer.split('/')[2])];
  return member?.name ?? member?.post ?? '';
}

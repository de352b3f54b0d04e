import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface CodeFormProps {
  readonly label: string;
  readonly submit: string;
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
}

export function CodeForm({ label, submit, isBusy, onCode }: CodeFormProps) {
  const { t } = useTranslation();
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={({ code }) => onCode(code)}>
      <Form.Item name="code" label={label} rules={[{ required: true, message: t('login.required') }]}>
        <Input autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={32} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {submit}
      </Button>
    </Form>
  );
}

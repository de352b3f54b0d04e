import { Button, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';

interface CodeFormProps {
  readonly label: string;
  readonly submit: string;
  readonly isBusy: boolean;
  readonly onCode: (code: string) => void;
}

/** A code holds once: what was sent does not stay in the field to be sent again. */
export function CodeForm({ label, submit, isBusy, onCode }: CodeFormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ code: string }>();
  const submitCode = ({ code }: { readonly code: string }) => {
    onCode(code);
    form.resetFields();
  };
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={submitCode}>
      <Form.Item name="code" label={label} rules={[{ required: true, message: t('login.required') }]}>
        <Input autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} maxLength={32} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={isBusy}>
        {submit}
      </Button>
    </Form>
  );
}

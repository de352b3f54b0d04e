import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { ScanInput } from './scan-input';

/** What makes a paper act evidence: the scan's fingerprint, the day, and who saw it. */
export function PaperFields() {
  const { t } = useTranslation();
  const required = [{ required: true, message: t('form.required') }];
  return (
    <fieldset>
      <legend>{t('paper.title')}</legend>
      <Form.Item name={['onPaper', 'scanSha256']} label={t('paper.scan')} rules={required} extra={t('paper.scan.hint')}>
        <ScanInput />
      </Form.Item>
      <Form.Item name={['onPaper', 'signedOn']} label={t('paper.signedOn')} rules={required}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name={['onPaper', 'witnessPost']} label={t('paper.witnessPost')} rules={required}>
        <Input maxLength={64} />
      </Form.Item>
      <Form.Item name={['onPaper', 'place']} label={`${t('paper.place')}（${t('app.optional')}）`}>
        <Input maxLength={200} />
      </Form.Item>
    </fieldset>
  );
}

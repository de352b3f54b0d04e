import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ProofPanel } from './proof-panel';

export function ProofButton({ entryId }: { readonly entryId: string }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button size="small" className="no-print" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('proof.verify')}
      </Button>
      {isOpen && <ProofPanel entryId={entryId} />}
    </>
  );
}

import { Button } from 'antd';
import { useTranslation } from 'react-i18next';

interface Props {
  readonly id: string;
  /** The one whose readers are shown. */
  readonly opened: string | undefined;
  readonly onOpen: (id: string | undefined) => void;
}

/** Shows who could see something, and hides it again. */
export function ReadersButton({ id, opened, onOpen }: Props) {
  const { t } = useTranslation();
  const isOpen = id === opened;
  return (
    <Button size="small" aria-expanded={isOpen} onClick={() => onOpen(isOpen ? undefined : id)}>
      {t('asOf.whoCouldSee')}
    </Button>
  );
}

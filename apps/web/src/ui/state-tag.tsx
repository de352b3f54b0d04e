import {
  CheckCircleFilled,
  ClockCircleFilled,
  CloseCircleFilled,
  ExclamationCircleFilled,
  MinusCircleOutlined,
  RollbackOutlined,
  SyncOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import { useTranslation } from 'react-i18next';
import { isShown, toneOf, type Tone } from './state-tones';

const icons: Readonly<Record<Tone, ComponentType>> = {
  grey: MinusCircleOutlined,
  blue: SyncOutlined,
  amber: ClockCircleFilled,
  red: ExclamationCircleFilled,
  green: CheckCircleFilled,
  purple: RollbackOutlined,
};

/** A colour never comes without its word and its icon. */
export function StateTag({ state }: { readonly state: string }) {
  const { t } = useTranslation();
  const tone = toneOf(state);
  const Icon = state === 'refused' || state === 'expired' ? CloseCircleFilled : icons[tone];
  return (
    <span className={`state tone-${tone}`}>
      <Icon />
      {isShown(state) ? t(`state.${state}`) : state}
    </span>
  );
}

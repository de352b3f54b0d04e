import { useQuery } from '@tanstack/react-query';
import type { NotificationList } from '@zeren/api-contracts';
import { get } from '../../../http/api';

export const useNotifications = () =>
  useQuery({ queryKey: ['notifications'], queryFn: () => get<NotificationList>('/notifications') });

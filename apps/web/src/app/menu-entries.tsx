import {
  AuditOutlined,
  BellOutlined,
  BarChartOutlined,
  BookOutlined,
  CalendarOutlined,
  DashboardOutlined,
  FileSearchOutlined,
  FileTextOutlined,
  InboxOutlined,
  ProfileOutlined,
  SwapOutlined,
  TeamOutlined,
  ToolOutlined,
} from '@ant-design/icons';
import type { Role, SessionView } from '@zeren/api-contracts';
import type { ComponentType } from 'react';
import { takesPart } from '../http/takes-part';

export interface MenuEntry {
  readonly key: string;
  readonly Icon: ComponentType;
  /** Where it leads; nowhere while there is no cycle to show. */
  readonly to: (cycleId: string | undefined) => string | undefined;
  /** On the bottom bar of a phone, where there is room for four. */
  readonly isOnPhone: boolean;
  /** Only for these; for whoever takes part in the year without it. */
  readonly roles?: readonly Role[];
}

const inCycle = (rest: string) => (cycleId: string | undefined) => cycleId && `/cycles/${cycleId}${rest}`;

const entries: readonly MenuEntry[] = [
  {
    key: 'board',
    Icon: DashboardOutlined,
    to: (cycleId) => (cycleId ? `/cycles/${cycleId}` : '/cycles'),
    isOnPhone: true,
  },
  { key: 'inbox', Icon: InboxOutlined, to: () => '/tasks', isOnPhone: true },
  { key: 'notifications', Icon: BellOutlined, to: () => '/notifications', isOnPhone: false },
  { key: 'plan', Icon: ProfileOutlined, to: inCycle('/plan'), isOnPhone: false },
  { key: 'letters', Icon: FileTextOutlined, to: inCycle('/letters'), isOnPhone: true },
  { key: 'meetings', Icon: TeamOutlined, to: inCycle('/meetings'), isOnPhone: true },
  { key: 'records', Icon: BookOutlined, to: inCycle('/records'), isOnPhone: false },
  { key: 'reviews', Icon: ToolOutlined, to: inCycle('/reviews'), isOnPhone: false },
  { key: 'evaluations', Icon: AuditOutlined, to: inCycle('/evaluations'), isOnPhone: false },
  { key: 'reports', Icon: BarChartOutlined, to: inCycle('/report'), isOnPhone: false },
  { key: 'rehearsal', Icon: CalendarOutlined, to: () => '/rehearsal', isOnPhone: false, roles: ['office'] },
  { key: 'substitutions', Icon: SwapOutlined, to: () => '/substitutions', isOnPhone: false },
  {
    key: 'audit',
    Icon: FileSearchOutlined,
    to: inCycle('/timeline'),
    isOnPhone: false,
    roles: ['office', 'auditor'],
  },
];

/** What there is to open now, with the address of each; of the year, only for whoever takes part in it. */
export const menuOf = (cycleId: string | undefined, session: SessionView) =>
  entries.flatMap(({ to, ...entry }) => {
    const isOpen = !entry.roles || entry.roles.some((role) => session.roles.includes(role));
    const path = isOpen && (entry.key === 'inbox' || takesPart(session)) ? to(cycleId) : undefined;
    return path ? [{ ...entry, path }] : [];
  });

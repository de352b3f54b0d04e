import type { TaskRow } from '@zeren/api-contracts';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '../../ui/keyboard';
import type { TaskTab } from './api/list-tasks';
import { grouped } from './task-groups';
import { TaskRowLink } from './task-row-link';

interface TaskGroupsProps {
  readonly rows: readonly TaskRow[];
  readonly tab: TaskTab;
}

/** `j` and `k` move the focus from row to row; a row is a link, so Enter opens it. */
function useRowKeys() {
  const list = useRef<HTMLDivElement>(null);
  const move = (step: 1 | -1) => {
    const links = [...(list.current?.querySelectorAll<HTMLAnchorElement>('a.task-row') ?? [])];
    const at = links.indexOf(document.activeElement as HTMLAnchorElement);
    links[at < 0 ? 0 : Math.min(links.length - 1, Math.max(0, at + step))]?.focus();
  };
  useKeys({ j: () => move(1), k: () => move(-1) });
  return list;
}

export function TaskGroups({ rows, tab }: TaskGroupsProps) {
  const { t } = useTranslation();
  const list = useRowKeys();
  const groups = tab === 'open' ? grouped(rows) : rows.length > 0 ? [{ group: undefined, rows }] : [];

  return (
    <div ref={list} aria-live="polite">
      {groups.map(({ group, rows: found }) => (
        <section key={group ?? tab}>
          {group && (
            <h2 className={`group-title ${group === 'late' ? 'text-red' : ''}`}>
              {t(`inbox.group.${group}`)} {found.length}
            </h2>
          )}
          <ul className="task-list">
            {found.map((row) => (
              <li key={row.id}>
                <TaskRowLink row={row} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

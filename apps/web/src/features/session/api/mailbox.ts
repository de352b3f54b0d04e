import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MailboxView, NewMailbox } from '@zeren/api-contracts';
import { get, put, remove } from '../../../http/api';

const path = '/session/mailbox';
const mailboxKey = ['mailbox'] as const;

export const useMailbox = () => useQuery({ queryKey: mailboxKey, queryFn: () => get<MailboxView>(path) });

/** A new mailbox, or none any more. */
export function useSetMailbox() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (mailbox: NewMailbox | null): Promise<unknown> => (mailbox ? put(path, mailbox) : remove(path)),
    onSettled: () => cache.invalidateQueries({ queryKey: mailboxKey }),
  });
}

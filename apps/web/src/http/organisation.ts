import { useQuery } from '@tanstack/react-query';
import type { OrganisationAnswer } from '@zeren/api-contracts';
import { useTranslation } from 'react-i18next';
import { get } from './api';

export interface Names {
  readonly post: (code: string) => string;
  readonly unit: (code: string) => string;
  readonly body: (code: string) => string;
  readonly person: (id: string) => string;
  readonly assignee: (kind: string, token: string) => string;
  readonly units: readonly { readonly code: string; readonly name: string }[];
  /** Whoever holds a post now, once each, by code. */
  readonly holders: readonly { readonly code: string; readonly name: string }[];
}

const isUuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const useOrganisation = () =>
  useQuery({ queryKey: ['organisation'], queryFn: () => get<OrganisationAnswer>('/organisation'), staleTime: 60_000 });

/** Codes in words: who holds a post now, what a unit is called. A code that is not known stays a code. */
export function useNames(): Names {
  const { data } = useOrganisation();
  const { t, i18n } = useTranslation();
  const isEnglish = i18n.language === 'en';
  const named = (list: readonly { code: string; nameZh: string; nameEn: string }[] | undefined, code: string) => {
    const found = list?.find((one) => one.code === code);
    return found ? (isEnglish ? found.nameEn : found.nameZh) : code;
  };
  const post = (code: string) => {
    if (code.startsWith('person:')) return person(code.slice('person:'.length));
    const found = data?.posts.find((one) => one.code === code);
    if (!found) return code;
    const title = isEnglish ? found.titleEn : found.titleZh;
    return found.holder ? `${found.holder.name}（${title}）` : title;
  };
  const person = (id: string) => {
    const found = data?.posts.find(({ holder }) => holder?.id === id || holder?.code === id);
    return found?.holder?.name ?? (isUuid.test(id) ? t('person.withoutPost') : id);
  };
  const body = (code: string) => named(data?.bodies, code);
  return {
    post,
    person,
    body,
    unit: (code) => named(data?.units, code),
    assignee: (kind, token) => (kind === 'post' ? post(token) : kind === 'person' ? person(token) : body(token)),
    units: (data?.units ?? []).map(({ code }) => ({ code, name: named(data?.units, code) })),
    holders: holdersIn(data?.posts ?? []),
  };
}

const holdersIn = (posts: OrganisationAnswer['posts']): Names['holders'] => [
  ...new Map(posts.flatMap(({ holder }) => (holder ? [[holder.code, holder] as const] : []))).values(),
];

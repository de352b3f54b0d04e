import { useMutation } from '@tanstack/react-query';
import type { ExternalLogin } from '@zeren/api-contracts';
import { newKey, post, put } from '../../../http/api';

export type Departure =
  | { readonly to: 'log-in'; readonly provider: string; readonly returnTo: string }
  /** The password where there is no factor yet. */
  | { readonly to: 'link'; readonly provider: string; readonly returnTo: string; readonly password?: string };

const returnKey = 'zeren.return-to';

/** Where to go after coming back, kept in this tab: the issuer is asked to send nobody but to one address. */
export const placeToReturnTo = (): string | null => sessionStorage.getItem(returnKey);

function begin(departure: Departure): Promise<ExternalLogin> {
  const path = `/session/external/${departure.provider}`;
  if (departure.to === 'log-in') return post<ExternalLogin>(path, {}, newKey());
  const { password } = departure;
  return put<ExternalLogin>(`${path}/link`, password ? { password } : {});
}

/** The browser goes to the issuer's own pages. */
export const useLeaveForIssuer = () =>
  useMutation({
    mutationFn: begin,
    onSuccess: ({ url }, { returnTo }) => {
      sessionStorage.setItem(returnKey, returnTo);
      window.location.assign(url);
    },
  });

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DemoLogin, Login } from '@zeren/api-contracts';
import { newKey, post } from '../../../http/api';
import { showSignedIn } from './show-signed-in';

export const demoRoles: readonly DemoLogin['as'][] = ['office', 'leader', 'auditor'];

export type SignInRequest = Login | DemoLogin;

/** With account and password, or, where the server allows it, as one of the three of the demonstration. */
export function useSignIn() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (request: SignInRequest) => post('as' in request ? '/session/demo' : '/session', request, newKey()),
    onSuccess: () => showSignedIn(cache),
  });
}

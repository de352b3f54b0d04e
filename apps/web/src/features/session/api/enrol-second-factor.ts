import { useMutation } from '@tanstack/react-query';
import type { EnrolledFactor, TypedPassword } from '@zeren/api-contracts';
import { put } from '../../../http/api';

export const useEnrolSecondFactor = () =>
  useMutation({ mutationFn: (typed: TypedPassword) => put<EnrolledFactor>('/session/second-factor', typed) });

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { CreationOptions, PasskeyView } from '@zeren/api-contracts';
import { newKey, post, put } from '../../../http/api';
import { makePasskey, passkeysKey } from '../../../http/passkeys';

export interface PasskeyRequest {
  readonly name: string;
  /** Where there is no factor yet. */
  readonly password?: string;
}

/** One ceremony: asked for, made on the device, enrolled. */
export function useEnrolPasskey() {
  const cache = useQueryClient();
  return useMutation({
    mutationFn: async ({ name, password }: PasskeyRequest) => {
      const options = await put<CreationOptions>('/session/passkeys/enrolment', password ? { password } : {});
      return post<PasskeyView>('/session/passkeys', { ...(await makePasskey(options)), name }, newKey());
    },
    onSuccess: () => cache.invalidateQueries({ queryKey: passkeysKey }),
  });
}

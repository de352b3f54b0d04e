import { type Payload, type PayloadCodec, type SerializationContext, ValueError } from '@temporalio/common';
import { temporal } from '@temporalio/proto';
import type { PayloadKey } from '@zeren/config';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const encoding = 'binary/zeren-aes-256-gcm';
const cipherName = 'aes-256-gcm';
const ivBytes = 12;
const tagBytes = 16;
const { Payload: PayloadMessage } = temporal.api.common.v1;

/**
 * What processes hear and say, encrypted with AES-256-GCM before it leaves for the server. The workflow id is associated
 * data: a payload that is moved into another process's history does not open there. What came in clear stays as it is:
 * histories are older than their encryption.
 *
 * @param keys the first encrypts; each opens what it has encrypted.
 */
export function payloadCodec(keys: readonly PayloadKey[]): PayloadCodec {
  const ring = new Map(keys.map(({ id, secret }) => [id, Buffer.from(secret, 'hex')]));
  const activeId = keys[0]?.id ?? '';
  const keyOf = (id: string): Buffer => {
    const key = ring.get(id);
    if (!key) throw new ValueError(`no key ${id} is known that could open this payload`);
    return key;
  };
  return {
    encode: async (payloads, context) =>
      payloads.map((payload) => seal(payload, activeId, keyOf(activeId), workflowIn(context))),
    decode: async (payloads, context) =>
      payloads.map((payload) => {
        const id = keyIdOf(payload);
        return id === undefined ? payload : open(payload, id, keyOf(id), workflowIn(context));
      }),
  };
}

/** Which key opens a payload; undefined for one that is in clear. */
export function keyIdOf({ metadata }: Pick<Payload, 'metadata'>): string | undefined {
  return textOf(metadata?.['encoding']) === encoding ? textOf(metadata?.['key-id']) : undefined;
}

function seal(payload: Payload, keyId: string, key: Buffer, workflowId: string): Payload {
  const iv = randomBytes(ivBytes);
  const cipher = createCipheriv(cipherName, key, iv).setAAD(associated(keyId, workflowId));
  const sealed = [cipher.update(PayloadMessage.encode(payload).finish()), cipher.final()];
  return {
    metadata: { encoding: Buffer.from(encoding), 'key-id': Buffer.from(keyId) },
    data: Buffer.concat([iv, ...sealed, cipher.getAuthTag()]),
  };
}

function open({ data }: Payload, keyId: string, key: Buffer, workflowId: string): Payload {
  const bytes = Buffer.from(data ?? []);
  if (bytes.length < ivBytes + tagBytes)
    throw new ValueError(`a payload of ${workflowId || 'no process'} is cut short`);
  const decipher = createDecipheriv(cipherName, key, bytes.subarray(0, ivBytes), { authTagLength: tagBytes })
    .setAAD(associated(keyId, workflowId))
    .setAuthTag(bytes.subarray(-tagBytes));
  try {
    const opened = [decipher.update(bytes.subarray(ivBytes, -tagBytes)), decipher.final()];
    return PayloadMessage.decode(Buffer.concat(opened)) as Payload;
  } catch {
    throw new ValueError(`a payload of ${workflowId || 'no process'} was altered, or belongs to another process`);
  }
}

/** The engine names no process when it reports that a task of one could not be worked on. */
const workflowIn = (context: SerializationContext | undefined): string => context?.workflowId ?? '';

const associated = (keyId: string, workflowId: string): Buffer =>
  Buffer.from(JSON.stringify([encoding, keyId, workflowId]));

const textOf = (bytes: Uint8Array | null | undefined): string => Buffer.from(bytes ?? []).toString();

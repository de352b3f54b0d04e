import { challengeOf, newNonce, type ActToConfirm } from './challenge';
import { readAssertion, readAttestation } from './passkey';
import { SoftwareAuthenticator, type Ceremony } from './software-authenticator';
import { assertionSha256, isAssertionSound, type StoredAssertion } from './stored-assertion';

const site = { rpId: 'zeren.example', origin: 'https://zeren.example' };
const passkey = new SoftwareAuthenticator(site);
const act: ActToConfirm = {
  purpose: 'act',
  organisationId: 'o',
  personId: 'p',
  taskId: 't',
  round: 1,
  act: 'sign',
  documentSha256: 'a'.repeat(64),
  nonce: newNonce(),
  expiresAt: '2026-02-10T01:35:00.000Z',
};
const elsewhere: readonly (readonly [string, Partial<Ceremony>])[] = [
  ['the holder was not verified', { isUserVerified: false }],
  ['nobody was present', { isUserPresent: false }],
  ['it was made on another origin', { origin: 'https://zeren.example.evil' }],
  ['it was made on a sub-domain', { origin: 'https://evil.zeren.example' }],
  ['it was made for another site', { rpId: 'evil.example' }],
];

describe('an assertion', () => {
  const read = (over: Partial<Ceremony> = {}, expected = act, signCount = 0) =>
    readAssertion(passkey.assert(challengeOf(act), over), challengeOf(expected), site, {
      publicKey: passkey.publicKey,
      signCount,
    });

  it('confirms exactly what was asked', async () => {
    expect(await read()).toMatchObject({ signCount: passkey.signCount, isBackedUp: false });
  });

  it.each([
    ['organisation', { organisationId: 'x' }],
    ['person', { personId: 'x' }],
    ['task', { taskId: 'x' }],
    ['round', { round: 2 }],
    ['act', { act: 'refuse' }],
    ['document', { documentSha256: 'b'.repeat(64) }],
    ['nonce', { nonce: newNonce() }],
    ['expiry', { expiresAt: '2026-02-10T02:35:00.000Z' }],
  ])('confirms nothing for another %s', async (_, change) => {
    expect(await read({}, { ...act, ...change })).toBeUndefined();
  });

  it.each(elsewhere)('is refused when %s', async (_, over) => {
    expect(await read(over)).toBeUndefined();
  });

  it('is refused when its counter goes back, and when it is another key’s', async () => {
    expect(await read({}, act, 1_000_000)).toBeUndefined();
    const stranger = new SoftwareAuthenticator(site).assert(challengeOf(act));
    expect(
      await readAssertion(stranger, challengeOf(act), site, { publicKey: passkey.publicKey, signCount: 0 }),
    ).toBeUndefined();
  });

  it('is no confirmation of a session with the same members', () => {
    const session = { organisationId: 'o', personId: 'p', sessionId: 's', nonce: act.nonce, expiresAt: act.expiresAt };
    expect(challengeOf({ ...session, purpose: 'step-up' })).not.toBe(challengeOf({ ...session, purpose: 'enrol' }));
  });

  it.each(['authenticatorData', 'clientDataJson', 'signature'] as const)(
    'survives no flipped bit of %s',
    async (part) => {
      const assertion = passkey.assert(challengeOf(act));
      const accepted: string[] = [];
      for (const [bit, text] of flippedBits(assertion[part])) {
        const key = { publicKey: passkey.publicKey, signCount: 0 };
        if (await readAssertion({ ...assertion, [part]: text }, challengeOf(act), site, key))
          accepted.push(`bit ${bit}`);
      }
      expect(accepted).toEqual([]);
    },
  );
});

describe('an enrolment', () => {
  const read = (over: Partial<Ceremony> = {}, expected = act) => {
    const fresh = new SoftwareAuthenticator(site);
    return readAttestation(fresh.attest(challengeOf(act), over), challengeOf(expected), site).then(
      (found) => [found, fresh] as const,
    );
  };

  it('gives the key of a passkey whose holder was verified', async () => {
    const [found, fresh] = await read();
    expect(found).toEqual({ publicKey: fresh.publicKey, signCount: 0, isBackedUp: false });
  });

  it.each(elsewhere)('is refused when %s', async (_, over) => {
    expect((await read(over))[0]).toBeUndefined();
  });

  it('is refused for another challenge, and under another id', async () => {
    expect((await read({}, { ...act, nonce: newNonce() }))[0]).toBeUndefined();
    const attestation = new SoftwareAuthenticator(site).attest(challengeOf(act));
    const claimed = { ...attestation, credentialId: passkey.credentialId };
    expect(await readAttestation(claimed, challengeOf(act), site)).toBeUndefined();
  });
});

describe('a stored assertion', () => {
  const stored: StoredAssertion = {
    ...site,
    ...passkey.assert(challengeOf(act)),
    publicKey: passkey.publicKey,
    confirmed: act,
  };

  it('is verified without any server', async () => {
    expect(await isAssertionSound(stored, assertionSha256(stored))).toBe(true);
  });

  it('fails with any one byte of its text changed', async () => {
    const text = JSON.stringify(stored);
    const sha256 = assertionSha256(stored);
    const accepted: number[] = [];
    for (let at = 0; at < text.length; at++) {
      const changed = parsed(text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1));
      if (changed && (await isAssertionSound(changed, sha256))) accepted.push(at);
    }
    expect(accepted).toEqual([]);
  });

  it.each(['rpId', 'origin', 'publicKey', 'authenticatorData', 'clientDataJson', 'signature'] as const)(
    'fails with another %s, whoever computes its hash anew',
    async (part) => {
      const text = stored[part];
      for (const at of [0, Math.floor(text.length / 2), text.length - 2]) {
        const changed = { ...stored, [part]: text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1) };
        expect(await isAssertionSound(changed, assertionSha256(changed))).toBe(false);
      }
    },
  );

  it('fails with something else confirmed, whoever computes its hash anew', async () => {
    const changed = { ...stored, confirmed: { ...act, documentSha256: 'b'.repeat(64) } };
    expect(await isAssertionSound(changed, assertionSha256(changed))).toBe(false);
  });
});

function* flippedBits(base64url: string): Generator<readonly [number, string]> {
  const bytes = Buffer.from(base64url, 'base64url');
  for (let bit = 0; bit < bytes.length * 8; bit++) {
    const flipped = Buffer.from(bytes);
    flipped.writeUInt8(flipped.readUInt8(bit >> 3) ^ (1 << (bit & 7)), bit >> 3);
    yield [bit, flipped.toString('base64url')];
  }
}

function parsed(text: string): StoredAssertion | undefined {
  try {
    return JSON.parse(text) as StoredAssertion;
  } catch {
    return undefined;
  }
}

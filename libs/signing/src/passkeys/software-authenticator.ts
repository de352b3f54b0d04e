import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { PasskeyAssertion, PasskeyAttestation, PasskeySite } from './passkey';

export interface Ceremony extends PasskeySite {
  readonly isUserVerified: boolean;
  readonly isUserPresent: boolean;
}

const sha256 = (bytes: string | Buffer): Buffer => createHash('sha256').update(bytes).digest();

/** A passkey (ES256) in software, for tests and simulated people: it signs for whoever holds the object. */
export class SoftwareAuthenticator {
  readonly credentialId = randomBytes(32).toString('base64url');
  signCount = 0;
  private readonly keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });

  constructor(private readonly site: PasskeySite) {}

  /** COSE_Key: `{1: 2 (EC2), 3: -7 (ES256), -1: 1 (P-256), -2: x, -3: y}`, base64url. */
  get publicKey(): string {
    return this.coseKey.toString('base64url');
  }

  /** As `navigator.credentials.create` answers, without a statement of where the key comes from. */
  attest(challenge: string, over: Partial<Ceremony> = {}): PasskeyAttestation {
    const id = Buffer.from(this.credentialId, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const data = Buffer.concat([this.authenticatorData(over, 0x40), Buffer.alloc(16), length, id, this.coseKey]);
    const head = Buffer.from('a363666d74646e6f6e656761747453746d74a068617574684461746159', 'hex');
    const size = Buffer.alloc(2);
    size.writeUInt16BE(data.length);
    return {
      credentialId: this.credentialId,
      attestationObject: Buffer.concat([head, size, data]).toString('base64url'),
      clientDataJson: this.clientData('webauthn.create', challenge, over).toString('base64url'),
    };
  }

  /** As `navigator.credentials.get` answers. */
  assert(challenge: string, over: Partial<Ceremony> = {}): PasskeyAssertion {
    this.signCount += 1;
    const authenticatorData = this.authenticatorData(over);
    const clientData = this.clientData('webauthn.get', challenge, over);
    const signature = sign('sha256', Buffer.concat([authenticatorData, sha256(clientData)]), this.keys.privateKey);
    return {
      credentialId: this.credentialId,
      authenticatorData: authenticatorData.toString('base64url'),
      clientDataJson: clientData.toString('base64url'),
      signature: signature.toString('base64url'),
    };
  }

  private get coseKey(): Buffer {
    const { x = '', y = '' } = this.keys.publicKey.export({ format: 'jwk' });
    return Buffer.concat([
      Buffer.from('a5010203262001215820', 'hex'),
      Buffer.from(x, 'base64url'),
      Buffer.from('225820', 'hex'),
      Buffer.from(y, 'base64url'),
    ]);
  }

  private authenticatorData(over: Partial<Ceremony>, moreFlags = 0): Buffer {
    const { rpId, isUserPresent = true, isUserVerified = true } = { ...this.site, ...over };
    const count = Buffer.alloc(4);
    count.writeUInt32BE(this.signCount);
    const flags = (isUserPresent ? 0x01 : 0) | (isUserVerified ? 0x04 : 0) | moreFlags;
    return Buffer.concat([sha256(rpId), Buffer.from([flags]), count]);
  }

  private clientData(type: string, challenge: string, over: Partial<Ceremony>): Buffer {
    const { origin } = { ...this.site, ...over };
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));
  }
}

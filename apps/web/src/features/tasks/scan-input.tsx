import { Fingerprint } from '../../ui/fingerprint';

interface ScanInputProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (sha256: string) => void;
}

async function sha256Of(file: File): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** The scan stays where it is; only its fingerprint is sent. */
export function ScanInput({ id, value, onChange }: ScanInputProps) {
  const choose = (file: File | undefined) => {
    if (file) void sha256Of(file).then(onChange);
  };
  return (
    <span className="row">
      <input
        id={id}
        type="file"
        accept="image/*,application/pdf"
        onChange={({ target }) => choose(target.files?.[0])}
      />
      {value && <Fingerprint sha256={value} />}
    </span>
  );
}

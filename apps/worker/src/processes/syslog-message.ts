/** Facility 13 (audit), severity 5 (notice): RFC 5424 §6.2.1. */
const priority = 13 * 8 + 5;

/**
 * A checkpoint as one line of RFC 5424. The note has several lines and an em dash, which receivers may rewrite: it stands
 * as a JSON string in ASCII, and `jq -r .checkpoint` gives back its bytes.
 *
 * @param note a signed checkpoint: its first line begins with the name of the installation.
 */
export function syslogMessage(note: string, at: Date): string {
  const [host = '-'] = note.split('/');
  const text = JSON.stringify({ checkpoint: note }).replace(/[^ -~]/g, escaped);
  return `<${priority}>1 ${at.toISOString()} ${host} zeren - checkpoint - ${text}`;
}

const escaped = (letter: string): string => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** Octet counting, RFC 6587 §3.4.1: how messages are told apart on a stream. */
export const syslogFrame = (message: string): string => `${Buffer.byteLength(message)} ${message}`;

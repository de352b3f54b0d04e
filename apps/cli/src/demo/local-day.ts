/** The commission lives in one zone without daylight saving. */
const offset = '+08:00';
const offsetMs = 8 * 3_600_000;

/** Calendar day of an instant, where the commission is. */
export const dayAt = (epochMs: number): string => new Date(epochMs + offsetMs).toISOString().slice(0, 10);

/** Instant of a time of day there. @param time `HH:MM`. */
export const instantOf = (day: string, time: string): number => Date.parse(`${day}T${time}:00${offset}`);

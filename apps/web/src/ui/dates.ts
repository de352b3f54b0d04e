const dayMs = 86_400_000;

/** Days are days of the organisation, whatever zone the browser is in. */
export const organisationZone = 'Asia/Shanghai';

export const dayNumber = (day: string): number => Math.floor(Date.parse(`${day}T00:00:00Z`) / dayMs);

const formats = new Map<string, Intl.DateTimeFormat>();
function format(language: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${language} ${JSON.stringify(options)}`;
  const known = formats.get(key) ?? new Intl.DateTimeFormat(language, options);
  formats.set(key, known);
  return known;
}

/** 2026-02-10 → 2026年2月10日（周二） · Tue, 10 Feb 2026. */
export function dayText(day: string, language: string): string {
  const noon = new Date(`${day}T12:00:00Z`);
  const date = format(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(noon);
  const weekday = format(language, { weekday: 'short', timeZone: 'UTC' }).format(noon);
  return language === 'en' ? `${weekday}, ${date}` : `${date}（${weekday}）`;
}

export function shortDayText(day: string, language: string): string {
  return format(language === 'en' ? 'en-GB' : language, { month: 'short', day: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

export function instantText(at: string, language: string): string {
  return format(language === 'en' ? 'en-GB' : language, {
    dateStyle: 'medium',
    timeStyle: 'medium',
    timeZone: organisationZone,
  }).format(new Date(at));
}

const instant = /\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?Z/g;

/** A sentence of the server with its instants as people of the organisation write them. */
export const withLocalInstants = (text: string, language: string): string =>
  text.replace(instant, (at) => instantText(at, language));

/** The organisation's day of an instant; a day stays what it is. */
export const dayOf = (at: string): string =>
  at.length === 10 ? at : format('sv-SE', { dateStyle: 'short', timeZone: organisationZone }).format(new Date(at));

/** One sheet: its group and the words on its lines, by subject; null is a line left blank. Nobody's name. */
export interface Sheet {
  readonly group: string;
  readonly marks: Readonly<Record<string, string | null>>;
}

const answered = ({ marks }: Sheet): readonly string[] => Object.values(marks).flatMap((word) => word ?? []);

/** R21 `allEqual`: three or more answered lines, all with the same word. Judged as cast, before any line is dropped. */
export function isAllEqual(sheet: Sheet): boolean {
  const words = answered(sheet);
  return words.length >= 3 && new Set(words).size === 1;
}

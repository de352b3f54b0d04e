/** A letter and its versions. */
export const letterEvents = [
  'letter.generated',
  'letter.versioned',
  'letter.signed',
  'letter.signed-on-paper',
  'letter.witnessed',
  'letter.refused',
  'letter.returned',
  'letter.completed',
  'letter.voided',
  'letter.amended',
] as const;

import type { ComponentKind } from '../evaluation/scheme/scheme';
import { shortOf, type AssigneeToken } from '../organisation/assignee';
import { frameMeeting, type CycleFrame } from './cycle-frame';
import type { EachKey } from './step';

/** One thing a step has a task for: the names its subject token is made of, and who plays which role about it. */
export interface StepSubject {
  readonly names: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, AssigneeToken>>;
  readonly letterCode?: string;
}

/** What a process adds to the frame: rows that came up during the year. All codes and tokens, no text. */
export interface StepFacts {
  readonly meeting?: string;
  /** Who attended or was due on the day of the meeting, as persons (minutes are signed by who was there). */
  readonly minutesSigners?: readonly { readonly post: string; readonly person: AssigneeToken }[];
  readonly resolutions?: readonly { readonly code: string; readonly owner: string; readonly verifier: string }[];
  readonly rectification?: {
    readonly code: string;
    readonly owner: string;
    readonly unitVerifier: string;
    readonly superiorVerifier: string;
    readonly source: 'mid-year' | 'year-end';
  };
  readonly adjustments?: readonly { readonly code: string; readonly letterCode: string }[];
  /** Components of a pool of which a part is missing, each once. */
  readonly missing?: readonly { readonly pool: string; readonly component: ComponentKind }[];
  /** Codes of the letters of one signing round. */
  readonly roundLetters?: readonly string[];
  readonly letter?: {
    readonly code: string;
    readonly superior: AssigneeToken;
    readonly bearer: AssigneeToken;
    readonly witness: AssigneeToken | null;
  };
  readonly succession?: { readonly post: string; readonly predecessor: AssigneeToken };
}

const letterRoles = ({ superior, bearer, witness }: NonNullable<StepFacts['letter']>) => ({
  superior,
  bearer,
  ...(witness ? { witness } : {}),
});

const aboutLetters = ({ letters }: CycleFrame): StepSubject[] =>
  letters.map((letter) => ({ names: { letter: letter.code }, roles: letterRoles(letter), letterCode: letter.code }));

const perPost = (tokens: readonly AssigneeToken[], role: string): StepSubject[] =>
  tokens.map((token) => ({ names: { post: shortOf(token) }, roles: { [role]: token } }));

const inRound = (frame: CycleFrame, { roundLetters = [] }: StepFacts): StepSubject[] =>
  aboutLetters(frame).filter(({ letterCode }) => letterCode !== undefined && roundLetters.includes(letterCode));

/** Both sides sign: the superior for the organisation, the bearer for himself. */
const bothSides = (subjects: readonly StepSubject[]): StepSubject[] =>
  subjects.flatMap((subject) =>
    [subject.roles['superior'], subject.roles['bearer']].flatMap((side) =>
      side ? [{ ...subject, roles: { ...subject.roles, side } }] : [],
    ),
  );

/** R14: a provider is never of the bearer's own unit; about the head of his own unit the alternate speaks. */
function facts({ dataProviders, letters, units }: CycleFrame, unitOf: (post: string) => string): StepSubject[] {
  return dataProviders.flatMap(({ code, post, alternate }) =>
    letters.map((letter) => {
      const own = units.some(({ code: unit, head }) => head === letter.bearer && unit === unitOf(post));
      return {
        names: { provider: code, letter: letter.code },
        roles: { provider: own ? alternate : post },
        letterCode: letter.code,
      };
    }),
  );
}

const missingParts = ({ missing = [] }: StepFacts, isBallot: boolean): StepSubject[] =>
  missing
    .filter(({ component }) => (component === 'ballot') === isBallot)
    .map((names) => ({ names: { ...names }, roles: {} }));

const changedLetter = ({ letter }: StepFacts): StepSubject[] =>
  letter ? [{ names: { letter: letter.code }, roles: letterRoles(letter), letterCode: letter.code }] : [];

/** Every `each` of a step: which subjects it has, and who is who about each. Pure, in the order in which tasks are listed. */
const subjects: Readonly<Record<EachKey, (frame: CycleFrame, facts: StepFacts) => readonly StepSubject[]>> = {
  once: () => [{ names: {}, roles: {} }],
  unit: ({ units }) => units.map(({ code, head }) => ({ names: { unit: code }, roles: { head } })),
  deputy: ({ deputies }) => perPost(deputies, 'deputy'),
  letter: aboutLetters,
  level: ({ letters }) =>
    [...new Set(letters.map(({ level }) => level))].map((level) => ({ names: { level }, roles: {} })),
  attendee: (frame, { meeting = '' }) => perPost(frameMeeting(frame, meeting).due, 'member'),
  'minutes-signer': (_, { minutesSigners = [] }) =>
    minutesSigners.map(({ post, person }) => ({ names: { post }, roles: { person } })),
  resolution: (_, { resolutions = [] }) =>
    resolutions.map(({ code, owner, verifier }) => ({ names: { resolution: code }, roles: { owner, verifier } })),
  rectification: (_, { rectification: item }) =>
    item
      ? [
          {
            names: { rectification: item.code },
            roles: { owner: item.owner, unitVerifier: item.unitVerifier, superiorVerifier: item.superiorVerifier },
          },
        ]
      : [],
  fact: (frame) => facts(frame, (post) => frame.unitOfPost[post] ?? ''),
  adjustment: ({ letters }, { adjustments = [] }) =>
    adjustments.map(({ code, letterCode }) => {
      const letter = letters.find((candidate) => candidate.code === letterCode);
      return { names: { adjustment: code }, roles: letter ? letterRoles(letter) : {} };
    }),
  elector: ({ pools }) =>
    pools.flatMap(({ code, groups }) =>
      groups.flatMap(({ key, electors }) =>
        electors.map((elector) => ({ names: { pool: code, group: key }, roles: { elector } })),
      ),
    ),
  pool: ({ pools }) => pools.map(({ code }) => ({ names: { pool: code }, roles: {} })),
  'missing-ballot': (_, known) => missingParts(known, true),
  'missing-marks': (_, known) => missingParts(known, false),
  calibrator: ({ assessmentGroup }) => perPost(assessmentGroup, 'member'),
  'changed-letter': (_, known) => changedLetter(known),
  'round-letter-side': (frame, known) => bothSides(inRound(frame, known)),
  'round-letter-witness': (frame, known) => inRound(frame, known).filter(({ roles }) => roles['witness']),
  'changed-letter-side': (_, known) => bothSides(changedLetter(known)),
  succession: (_, { succession }) =>
    succession
      ? [
          {
            names: { post: succession.post },
            roles: { predecessor: succession.predecessor, post: succession.post },
          },
        ]
      : [],
  review: (_, known) => changedLetter(known),
};

/** Subjects of one `each` in a cycle, with what the process itself knows. */
export const subjectsOf = (each: EachKey, frame: CycleFrame, known: StepFacts): readonly StepSubject[] =>
  subjects[each](frame, known);

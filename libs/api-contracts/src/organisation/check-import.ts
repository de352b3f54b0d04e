import type { OrganisationImport } from './import.schema';

export type ImportFaultCode =
  | 'code-twice'
  | 'code-unknown'
  | 'post-without-holder'
  | 'post-with-two-holders'
  | 'cascade-loop'
  | 'member-unclear'
  | 'period-empty'
  | 'counts-differ'
  | 'unit-with-two-heads';

export interface ImportFault {
  readonly path: readonly PropertyKey[];
  readonly code: ImportFaultCode;
  readonly message: string;
}

type Check = (file: OrganisationImport) => readonly ImportFault[];

/** What a schema cannot say: codes that lead nowhere, vacant posts, a cascade that comes back to its start. Pure. */
export const checkImport: Check = (file) => checks.flatMap((check) => check(file));

const twice =
  (list: 'units' | 'posts' | 'persons' | 'bodies'): Check =>
  (file) => {
    const seen = new Set<string>();
    return file[list].flatMap(({ code }, index) => {
      const isSeen = seen.has(code);
      seen.add(code);
      return isSeen ? [{ path: [list, index, 'code'], code: 'code-twice', message: `${code} is given twice` }] : [];
    });
  };

const unknownCodes: Check = (file) => {
  const units = new Set(file.units.map(({ code }) => code));
  const posts = new Set(file.posts.map(({ code }) => code));
  const persons = new Set(file.persons.map(({ code }) => code));
  const bodies = new Set(file.bodies.map(({ code }) => code));
  const at = (
    known: ReadonlySet<string>,
    what: string,
    code: string | null | undefined,
    path: readonly PropertyKey[],
  ) =>
    code === null || code === undefined || known.has(code)
      ? []
      : [{ path, code: 'code-unknown' as const, message: `there is no ${what} ${code}` }];
  return [
    ...file.units.flatMap((unit, i) => at(posts, 'post', unit.head, ['units', i, 'head'])),
    ...file.posts.flatMap((post, i) => [
      ...at(units, 'unit', post.unit, ['posts', i, 'unit']),
      ...post.inChargeOf.flatMap((unit, j) => at(units, 'unit', unit, ['posts', i, 'inChargeOf', j])),
    ]),
    ...file.appointments.flatMap(({ person, post }, i) => [
      ...at(persons, 'person', person, ['appointments', i, 'person']),
      ...at(posts, 'post', post, ['appointments', i, 'post']),
    ]),
    ...file.bodies.flatMap((body, i) => [
      ...at(units, 'unit', body.unit, ['bodies', i, 'unit']),
      ...at(units, 'unit', body.seatedIn, ['bodies', i, 'seatedIn']),
      ...at(bodies, 'body', body.parent, ['bodies', i, 'parent']),
      ...body.members.flatMap(({ post, person }, j) => [
        ...at(posts, 'post', post, ['bodies', i, 'members', j, 'post']),
        ...at(persons, 'person', person, ['bodies', i, 'members', j, 'person']),
      ]),
    ]),
    ...file.dataProviders.flatMap(({ post, alternate }, i) => [
      ...at(posts, 'post', post, ['dataProviders', i, 'post']),
      ...at(posts, 'post', alternate, ['dataProviders', i, 'alternate']),
    ]),
    ...Object.entries(file.ballotElectors).flatMap(([pool, groups]) =>
      Object.entries(groups).flatMap(([group, electors]) =>
        electors.flatMap((elector, i) => {
          const path = ['ballotElectors', pool, group, i];
          return elector.startsWith('person:')
            ? at(persons, 'person', elector.slice('person:'.length), path)
            : at(posts, 'post', elector, path);
        }),
      ),
    ),
    ...Object.entries(file.logins).flatMap(([name, person]) => at(persons, 'person', person, ['logins', name])),
    ...Object.entries(file.duties).flatMap(([name, post]) => at(posts, 'post', post, ['duties', name])),
  ];
};

const vacantPosts: Check = ({ posts, appointments }) => {
  const held = new Set(appointments.filter(({ until }) => !until).map(({ post }) => post));
  return posts.flatMap(({ code }, index) =>
    held.has(code)
      ? []
      : [{ path: ['posts', index, 'code'], code: 'post-without-holder', message: `post ${code} has no holder` }],
  );
};

/** Two people in one post on one day: whose signature would it be? */
const doubleHolders: Check = ({ appointments }) => {
  const ofPost = new Map<string, OrganisationImport['appointments'][number][]>();
  return appointments.flatMap((one, index) => {
    const earlier = ofPost.get(one.post) ?? [];
    ofPost.set(one.post, [...earlier, one]);
    const other = earlier.find((candidate) => overlaps(candidate, one));
    if (!other) return [];
    const message = `post ${one.post} is held by ${other.person} and ${one.person} at the same time`;
    return [{ path: ['appointments', index], code: 'post-with-two-holders', message }];
  });
};

type Period = { readonly from: string; readonly until?: string | null | undefined };
const overlaps = (a: Period, b: Period): boolean => (!a.until || b.from < a.until) && (!b.until || a.from < b.until);

const emptyPeriods: Check = ({ appointments, bodies }) => [
  ...appointments.flatMap(({ from, until }, i) => emptyAt(from, until, ['appointments', i, 'until'])),
  ...bodies.flatMap(({ from, until }, i) => emptyAt(from, until, ['bodies', i, 'until'])),
];

const emptyAt = (from: string, until: string | null | undefined, path: readonly PropertyKey[]): ImportFault[] =>
  until && until <= from ? [{ path, code: 'period-empty', message: `${until} is not after ${from}` }] : [];

/** Follows `parent` upwards from every body; a loop is named whole. */
const loops: Check = ({ bodies }) => {
  const parentOf = new Map(bodies.map(({ code, parent }) => [code, parent]));
  return bodies.flatMap(({ code }, index) => {
    const way = [code];
    for (let next = parentOf.get(code); next; next = parentOf.get(next)) {
      if (next === code)
        return [
          {
            path: ['bodies', index, 'parent'],
            code: 'cascade-loop',
            message: `the cascade comes back to its start: ${[...way, code].join(' → ')}`,
          },
        ];
      if (way.includes(next)) return []; // a loop further up is found from its own members
      way.push(next);
    }
    return [];
  });
};

const unclearMembers: Check = ({ bodies }) =>
  bodies.flatMap(({ members }, i) =>
    members.flatMap(({ post, person }, j) =>
      (post === undefined) === (person === undefined)
        ? [
            {
              path: ['bodies', i, 'members', j],
              code: 'member-unclear',
              message: 'a member is either a post or a person',
            },
          ]
        : [],
    ),
  );

const heads: Check = ({ units, posts }) =>
  units.flatMap(({ code }, index) => {
    const found = posts.filter(({ unit, kind }) => unit === code && kind === 'head').map((post) => post.code);
    return found.length > 1
      ? [
          {
            path: ['units', index],
            code: 'unit-with-two-heads',
            message: `unit ${code} has two heads: ${found.join(', ')}`,
          },
        ]
      : [];
  });

const counts: Check = ({ units, posts }) =>
  units.flatMap(({ code, posts: expected }, index) => {
    const actual = posts.filter(({ unit }) => unit === code).length;
    return expected === undefined || expected === actual
      ? []
      : [
          {
            path: ['units', index, 'posts'],
            code: 'counts-differ',
            message: `unit ${code}: ${expected} posts are announced, ${actual} are listed`,
          },
        ];
  });

const checks: readonly Check[] = [
  twice('units'),
  twice('posts'),
  twice('persons'),
  twice('bodies'),
  unknownCodes,
  vacantPosts,
  doubleHolders,
  emptyPeriods,
  loops,
  unclearMembers,
  heads,
  counts,
];

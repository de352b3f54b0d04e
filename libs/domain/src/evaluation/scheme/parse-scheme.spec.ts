import { deputies } from '../../templates/demo-commission/deputies.scheme';
import { DomainError } from '../../errors/domain-error';
import { findScheme, schemes } from './catalogue';
import { parseScheme } from './parse-scheme';
import { scaleWords, type Scheme } from './scheme';

const copy = (change: object): unknown => ({ ...(JSON.parse(JSON.stringify(deputies)) as object), ...change });
const refusal = (source: unknown): unknown => {
  try {
    return parseScheme(source);
  } catch (error) {
    return error instanceof DomainError ? `${error.code} ${error.details['table'] ?? ''}` : error;
  }
};
const ballot = (change: object) => copy({ ballot: { ...deputies.ballot, ...change } });
const veto = (change: object) => ({
  vetoes: [{ code: 'x', legalBasis: { document: '办法', article: '1', level: 'province', ...change } }],
});

describe('a scheme', () => {
  it('of the demo is what its file says', () => {
    expect(schemes.map(({ key }) => key)).toEqual(['deputies', 'branch-secretaries']);
    expect(parseScheme(copy({}))).toEqual(deputies);
    expect(scaleWords(findScheme('branch-secretaries'))).toEqual(['好', '较好', '一般', '差', '不了解']);
  });

  it('that nobody wrote is not found', () => {
    expect(() => findScheme('none')).toThrow('scheme.invalid');
  });

  it('takes the default policies where it names none', () => {
    const { scale, groups } = deputies.ballot;
    const { key, version, components, ladder } = deputies;
    const parsed = parseScheme({ key, version, components, ladder, ballot: { scale, groups }, adjustments: {} });
    expect(parsed).toMatchObject({
      missingComponent: 'block',
      thresholdOn: 'shown',
      rankOn: 'exact',
      tie: 'shareDown',
      refill: false,
      calibrationLimit: '2',
      quotas: [],
      ballot: { unknown: 'exclude', coverage: '0.50', maxInvalidRate: '0.20', missingGroup: 'block', validators: [] },
      adjustments: { highestOnlyPerMatter: true, totalFloor: '0', plusCap: null },
    } satisfies Partial<Record<keyof Scheme, unknown>>);
  });

  it.each([
    [
      'R1: components sum to 99.99',
      copy({ components: { target: '50', process: '15', ballot: '34.99' } }),
      'weights.not-100 components',
    ],
    ['R1: groups sum to 100.01', ballot({ groups: [{ key: 'a', weight: '100.01' }] }), 'weights.not-100 ballot.groups'],
    ['a weight is below nought', copy({ components: { target: '110', process: '-10' } }), 'scheme.invalid components'],
    [
      'a group stands twice',
      ballot({ groups: ['a', 'a'].map((key) => ({ key, weight: '50' })) }),
      'scheme.invalid ballot.groups',
    ],
    [
      'R16: points of the scale do not fall',
      ballot({
        scale: [
          { word: '好', points: '60' },
          { word: '差', points: '60' },
        ],
      }),
      'scheme.invalid ballot.scale',
    ],
    [
      'R16: a word stands twice',
      ballot({
        scale: [
          { word: '好', points: '60' },
          { word: '好', points: '50' },
        ],
      }),
      'scheme.invalid ballot.scale',
    ],
    ['a share is above one', ballot({ coverage: '1.01' }), 'scheme.invalid ballot'],
    ['R31: the last grade has a condition', copy({ ladder: deputies.ladder.slice(0, 3) }), 'scheme.invalid ladder'],
    [
      'R31: minima do not fall',
      copy({ ladder: [deputies.ladder[1], deputies.ladder[0], deputies.ladder[3]] }),
      'scheme.invalid ladder',
    ],
    [
      'R35: a limited grade is not on the ladder',
      copy({ quotas: [{ grade: '好', percent: '30' }] }),
      'scheme.invalid quotas',
    ],
    ['R35: the last grade is limited', copy({ quotas: [{ grade: '不合格', percent: '30' }] }), 'scheme.invalid quotas'],
    [
      'R33: a share is raised without a consent',
      copy({ quotas: [{ grade: '优秀', percent: '20', raised: { percent: '25', authority: '市' } }] }),
      'scheme.invalid scheme.quotas[0].raised.document',
    ],
    [
      'R41: a veto has no legal basis',
      copy(veto({ document: '' })),
      'scheme.invalid scheme.vetoes[0].legalBasis.document',
    ],
    [
      'R41: a veto rests on a level below the province',
      copy(veto({ level: 'county' })),
      'scheme.invalid scheme.vetoes[0].legalBasis.level',
    ],
    ['R39: a downgrade by nothing', copy({ downgrades: [{ code: 'x', steps: 0 }] }), 'scheme.invalid downgrades'],
    ['a field that nobody knows', copy({ formula: 'x' }), 'scheme.invalid scheme'],
    [
      'a weight that is a binary float',
      copy({ components: { target: 50, process: '50' } }),
      'scheme.invalid scheme.components.target',
    ],
    ['a weight with an exponent', copy({ components: { target: '1e2' } }), 'scheme.invalid scheme.components.target'],
    ['a policy that is none', copy({ tie: 'coin' }), 'scheme.invalid scheme.tie'],
    ['a tie broken by a stranger', copy({ tie: { breakBy: ['age'] } }), 'scheme.invalid scheme.tie.breakBy[0]'],
    ['no object at all', 'deputies', 'scheme.invalid scheme'],
    ['a list that is none', copy({ ladder: {} }), 'scheme.invalid scheme.ladder'],
  ])('is refused when there is %s', (_, source, told) => {
    expect(refusal(source)).toBe(told);
  });
});

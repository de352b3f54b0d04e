import { Fields } from './fields';
import { lintScheme } from './lint-scheme';
import type {
  BallotRules,
  ComponentKind,
  LadderStep,
  MissingPartPolicy,
  NonAnswerPolicy,
  Quota,
  RaterGroup,
  Scheme,
  SheetValidator,
  TiePolicy,
  VetoRule,
} from './scheme';

const components = ['target', 'process', 'ballot'] as const satisfies readonly ComponentKind[];

/**
 * Reads a scheme from data of unknown origin; policies that are not named take the defaults of rules.md §3.
 *
 * @throws DomainError `scheme.invalid` naming table or field, `weights.not-100` naming the table.
 */
export function parseScheme(source: unknown): Scheme {
  const scheme = new Fields(source, 'scheme').only(...schemeFields);
  return lintScheme({
    key: scheme.at('key').text(),
    version: scheme.at('version').whole(),
    components: componentsOf(scheme.at('components')),
    missingComponent: scheme.at('missingComponent').or('block', missingPart),
    missingItem: scheme.at('missingItem').or('block', missingPart),
    ballot: ballotOf(scheme.at('ballot')),
    adjustments: adjustmentsOf(scheme.at('adjustments')),
    calibrationLimit: scheme.at('calibrationLimit').or('2', decimalOf),
    ladder: scheme.at('ladder').list(ladderStepOf),
    thresholdOn: scheme.at('thresholdOn').or('shown', (field) => field.oneOf('shown', 'exact')),
    rankOn: scheme.at('rankOn').or('exact', (field) => field.oneOf('exact', 'shown')),
    ranking: scheme.at('ranking').or('competition', (field) => field.oneOf('competition', 'dense')),
    quotas: scheme.at('quotas').or([], (field) => field.list(quotaOf)),
    tie: scheme.at('tie').or<TiePolicy>('shareDown', tieOf),
    refill: scheme.at('refill').or(false, (field) => field.bool()),
    vetoes: scheme.at('vetoes').or([], (field) => field.list(vetoOf)),
    downgrades: scheme.at('downgrades').or([], (field) =>
      field.list((rule) => {
        rule.only('code', 'steps');
        return { code: rule.at('code').text(), steps: rule.at('steps').whole() };
      }),
    ),
    ratedCategories: scheme.at('ratedCategories').or([], (field) => field.list((category) => category.text())),
  });
}

const schemeFields = [
  ...['key', 'version', 'components', 'missingComponent', 'missingItem', 'ballot', 'adjustments', 'calibrationLimit'],
  ...['ladder', 'thresholdOn', 'rankOn', 'ranking', 'quotas', 'tie', 'refill', 'vetoes', 'downgrades'],
  'ratedCategories',
];

const decimalOf = (field: Fields): string => field.decimal();
const missingPart = (field: Fields): MissingPartPolicy => field.oneOf('block', 'reweight', 'zero');
const pointsOf = (field: Fields) => ({ points: field.only('points').at('points').decimal() });
const nonAnswer = (field: Fields): NonAnswerPolicy => field.tokenOr(['exclude', 'zero'], pointsOf);
const tieOf = (field: Fields): TiePolicy =>
  field.tokenOr(['shareDown', 'shareUp', 'block'], (rule) => ({
    breakBy: rule
      .only('breakBy')
      .at('breakBy')
      .list((key) => key.oneOf(...components)),
  }));

const componentsOf = (field: Fields): Scheme['components'] => {
  field.only(...components);
  return Object.fromEntries(
    components.filter((kind) => !field.at(kind).isAbsent).map((kind) => [kind, field.at(kind).decimal()]),
  );
};

function ballotOf(field: Fields): BallotRules {
  field.only(
    ...['scale', 'groups', 'unknown', 'abstain', 'validators', 'trim', 'maxInvalidRate', 'coverage', 'missingGroup'],
  );
  return {
    scale: field.at('scale').list((step) => {
      step.only('word', 'points');
      return { word: step.at('word').text(), points: step.at('points').orNull(decimalOf) };
    }),
    groups: field.at('groups').list(groupOf),
    unknown: field.at('unknown').or<NonAnswerPolicy>('exclude', nonAnswer),
    abstain: field.at('abstain').or<NonAnswerPolicy>('exclude', nonAnswer),
    validators: field.at('validators').or([], (list) => list.list(validatorOf)),
    trim: field.at('trim').or(null, (trim) => trim.orNull((k) => k.whole())),
    maxInvalidRate: field.at('maxInvalidRate').or('0.20', decimalOf),
    coverage: field.at('coverage').or('0.50', decimalOf),
    missingGroup: field
      .at('missingGroup')
      .or<BallotRules['missingGroup']>('block', (rule) => rule.tokenOr(['block', 'reweight', 'drop'], pointsOf)),
  };
}

function groupOf(field: Fields): RaterGroup {
  field.only('key', 'weight', 'advisory');
  const isAdvisory = field.at('advisory').or(false, (advisory) => advisory.bool());
  return {
    key: field.at('key').text(),
    weight: field.at('weight').decimal(),
    ...(isAdvisory ? { advisory: true } : {}),
  };
}

function validatorOf(field: Fields): SheetValidator {
  const kind = field.only('kind', 'lines', 'points').at('kind').oneOf('allEqual', 'atMost', 'atLeast');
  return kind === 'allEqual'
    ? { kind }
    : { kind, lines: field.at('lines').whole(), points: field.at('points').decimal() };
}

function adjustmentsOf(field: Fields): Scheme['adjustments'] {
  field.only('plusCap', 'minusCap', 'highestOnlyPerMatter', 'totalFloor', 'totalCap');
  const cap = (name: string) => field.at(name).or(null, (value) => value.orNull(decimalOf));
  return {
    plusCap: cap('plusCap'),
    minusCap: cap('minusCap'),
    highestOnlyPerMatter: field.at('highestOnlyPerMatter').or(true, (value) => value.bool()),
    totalFloor: field.at('totalFloor').or('0', decimalOf),
    totalCap: cap('totalCap'),
  };
}

function ladderStepOf(field: Fields): LadderStep {
  field.only('grade', 'minimum', 'maxZeroItems');
  return {
    grade: field.at('grade').text(),
    minimum: field.at('minimum').orNull(decimalOf),
    maxZeroItems: field.at('maxZeroItems').orNull((count) => count.whole()),
  };
}

function quotaOf(field: Fields): Quota {
  field.only('grade', 'percent', 'rounding', 'raised');
  const raised = field.at('raised');
  return {
    grade: field.at('grade').text(),
    percent: field.at('percent').decimal(),
    rounding: field.at('rounding').or('floor', (mode) => mode.oneOf('floor', 'round', 'ceil')),
    ...(raised.isAbsent ? {} : { raised: consentOf(raised) }),
  };
}

const consentOf = (field: Fields): NonNullable<Quota['raised']> => {
  field.only('percent', 'authority', 'document', 'decidedOn');
  return {
    percent: field.at('percent').decimal(),
    authority: field.at('authority').text(),
    document: field.at('document').text(),
    decidedOn: field.at('decidedOn').text(),
  };
};

function vetoOf(field: Fields): VetoRule {
  field.only('code', 'legalBasis', 'ceiling', 'compensatedBy');
  const basis = field.at('legalBasis').only('document', 'article', 'level');
  const compensatedBy = field.at('compensatedBy');
  return {
    code: field.at('code').text(),
    legalBasis: {
      document: basis.at('document').text(),
      article: basis.at('article').text(),
      level: basis.at('level').oneOf('national', 'province'),
    },
    ceiling: field.at('ceiling').or(null, (grade) => grade.orNull((name) => name.text())),
    ...(compensatedBy.isAbsent ? {} : { compensatedBy: compensatedBy.text() }),
  };
}

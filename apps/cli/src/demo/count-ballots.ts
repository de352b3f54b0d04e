import type { EvaluationsView } from '@zeren/api-contracts';

type Pool = EvaluationsView['pools'][number];

/** Of one group about one subject, as the verdict tells it: how many sheets were valid, how many of their marks counted. */
interface GroupFigures {
  readonly pool: string;
  readonly group: string;
  readonly valid: number;
  readonly counted: number;
}

/**
 * What may be known about a secret ballot: sheets from the boxes, validity from the verdict's explanation, marks as the service has
 * accepted them. Grades are counted by word.
 */
export function countBallots({ pools }: EvaluationsView, markCounts: Readonly<Record<string, number>>) {
  const sheets = pools.flatMap(({ sheets: boxes }) => boxes.map(({ returned }) => returned));
  const figures = pools.flatMap(figuresOf);
  return {
    ballotSheets: sumOf(sheets),
    ballotMarks: sumOf(Object.values(markCounts)),
    invalidBallotSheets: sumOf(
      pools.flatMap((pool) => pool.sheets.map((box) => invalidIn(pool, box, figures, markCounts))),
    ),
    unknownMarks: sumOf(figures.map(({ valid, counted }) => valid - counted)),
    ...Object.fromEntries(pools.flatMap(gradesOf)),
  };
}

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);

function figuresOf({ pool, results }: Pool): readonly GroupFigures[] {
  return results.flatMap(({ explanation }) => {
    const groups: unknown = explanation?.['ballotGroups'];
    return (Array.isArray(groups) ? (groups as Omit<GroupFigures, 'pool'>[]) : []).map((group) => ({ ...group, pool }));
  });
}

/** When every accepted mark stood on a valid sheet none is invalid; else the sheets that no subject's count has. */
function invalidIn(
  { pool }: Pool,
  { group, returned }: Pool['sheets'][number],
  figures: readonly GroupFigures[],
  markCounts: Readonly<Record<string, number>>,
): number {
  const valid = figures.filter((one) => one.pool === pool && one.group === group).map((one) => one.valid);
  return sumOf(valid) === markCounts[`${pool}/${group}`] ? 0 : returned - Math.max(0, ...valid);
}

function gradesOf({ pool, results }: Pool): readonly (readonly [string, number])[] {
  const grades = [...new Set(results.map(({ grade }) => grade))];
  return grades.map((grade) => [`grades/${pool}/${grade}`, results.filter((one) => one.grade === grade).length]);
}

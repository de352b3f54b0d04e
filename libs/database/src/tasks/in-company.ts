/** Calls under way at a time, and items of one call. More of the former wait for each other, more of the latter for company. */
const lanes = 2;
const most = 32;

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets items that arrive while `work` is under way wait and go together in its next call. An item that comes alone goes
 * alone and at once. When a call for several fails, each goes once more by itself, so that nobody suffers for another:
 * `work` must be all or nothing, and have one effect when it is repeated.
 */
export function inCompany<Item, Outcome>(
  work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): (item: Item) => Promise<Outcome> {
  const queue: Waiting<Item, Outcome>[] = [];
  let underWay = 0;

  const alone = async ({ item, resolve, reject }: Waiting<Item, Outcome>): Promise<void> => {
    try {
      const [outcome] = await work([item]);
      resolve(outcome as Outcome);
    } catch (error) {
      reject(error);
    }
  };

  const together = async (company: readonly Waiting<Item, Outcome>[]): Promise<void> => {
    try {
      const outcomes = await work(company.map(({ item }) => item));
      for (const [n, { resolve }] of company.entries()) resolve(outcomes[n] as Outcome);
    } catch {
      await Promise.all(company.map(alone));
    }
  };

  const depart = async (): Promise<void> => {
    if (underWay >= lanes) return;
    underWay++;
    while (queue.length > 0) {
      const [first, ...others] = queue.splice(0, most);
      if (first) await (others.length === 0 ? alone(first) : together([first, ...others]));
    }
    underWay--;
  };

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      setImmediate(() => void depart());
    });
}

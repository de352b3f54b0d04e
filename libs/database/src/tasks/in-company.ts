/** Items of one call: more would let the first wait longer than company is worth. */
const most = 32;
/** A call that takes longer (it waits for a lock, or the disk is slow) holds up nobody any more. */
const patienceMs = 20;

interface Waiting<Item, Outcome> {
  readonly item: Item;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

/**
 * Lets items that arrive while a call of `work` is under way go together in the next one. An item that comes alone goes
 * alone and at once. When a call for several fails, each goes once more by itself, so that nobody suffers for another:
 * `work` must be all or nothing, and have one effect when it is repeated.
 */
export function inCompany<Item, Outcome>(
  work: (items: readonly Item[]) => Promise<readonly Outcome[]>,
): (item: Item) => Promise<Outcome> {
  const queue: Waiting<Item, Outcome>[] = [];
  let awaited = 0;

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

  const travel = async (company: readonly Waiting<Item, Outcome>[]): Promise<void> => {
    let isAwaited = true;
    const arrive = (): void => {
      if (isAwaited) awaited -= 1;
      isAwaited = false;
      depart();
    };
    awaited += 1;
    const patience = setTimeout(arrive, patienceMs);
    const [first] = company;
    await (first && company.length === 1 ? alone(first) : together(company));
    clearTimeout(patience);
    arrive();
  };

  const depart = (): void => {
    if (awaited === 0 && queue.length > 0) void travel(queue.splice(0, most));
  };

  return (item) =>
    new Promise((resolve, reject) => {
      queue.push({ item, resolve, reject });
      setImmediate(depart);
    });
}

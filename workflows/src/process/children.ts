import { ParentClosePolicy, startChild } from '@temporalio/workflow';

/** Processes this one has started. One that fails is an outcome, not the failure of its parent. */
export class Children<Result> {
  private readonly running = new Set<string>();
  readonly results: Result[] = [];
  failed = 0;
  hasNews = false;

  /** The id is the child's business id: a second start of the same is a bug and fails. */
  async start<Input, Outcome extends Result>(
    child: (input: Input) => Promise<Outcome>,
    workflowId: string,
    input: Input,
  ): Promise<void> {
    this.running.add(workflowId);
    const handle = await startChild(child, {
      workflowId,
      args: [input],
      parentClosePolicy: ParentClosePolicy.REQUEST_CANCEL,
    });
    handle.result().then(
      (result) => this.ended(workflowId, result),
      () => this.ended(workflowId),
    );
  }

  get ids(): readonly string[] {
    return [...this.running];
  }

  get haveEnded(): boolean {
    return this.running.size === 0;
  }

  private ended(workflowId: string, result?: Result): void {
    if (result === undefined) this.failed += 1;
    else this.results.push(result);
    this.running.delete(workflowId);
    this.hasNews = true;
  }
}

import { buildIdOf, walkRuns, type FoundRun } from './found-run';

const runOf = (workflowId: string, ...children: readonly string[]): FoundRun => ({
  workflowId,
  runId: `run of ${workflowId}`,
  history: {
    events: [
      { workflowTaskCompletedEventAttributes: { workerVersion: { buildId: 'first' } } },
      { workflowTaskCompletedEventAttributes: { workerVersion: { buildId: 'last' } } },
      ...children.map((child) => ({ startChildWorkflowExecutionInitiatedEventAttributes: { workflowId: child } })),
    ],
  },
});

describe('the runs of a cycle', () => {
  it('are its first process and whatever that has started, each once, but for what is forgotten', async () => {
    const known = [runOf('cycle/1', 'letters/1', 'plan/1'), runOf('letters/1', 'round/1', 'plan/1'), runOf('plan/1')];
    const asked: string[] = [];
    const found = await walkRuns('cycle/1', async (workflowId) => {
      asked.push(workflowId);
      return known.find((run) => run.workflowId === workflowId);
    });
    expect(found.map(({ workflowId }) => workflowId)).toEqual(['cycle/1', 'letters/1', 'plan/1']);
    expect(asked).toEqual(['cycle/1', 'letters/1', 'plan/1', 'round/1']);
  });

  it('name the code that ran last', () => {
    expect(buildIdOf(runOf('cycle/1'))).toBe('last');
    expect(buildIdOf({ ...runOf('cycle/1'), history: { events: [] } })).toBe('');
  });
});

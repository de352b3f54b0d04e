const started = 'workflowExecutionStartedEventAttributes';
const scheduled = 'activityTaskScheduledEventAttributes';

/** What a process was started with, or undefined. */
export function inputOf({ events }) {
  const data = events[0]?.[started]?.input?.payloads?.[0]?.data;
  return data === undefined ? undefined : JSON.parse(Buffer.from(data, 'base64').toString('utf8'));
}

/** Which way a process went, as far as its history tells: the cause it was started for, else what happened to it. */
export function branchOf(history) {
  const { cause } = inputOf(history) ?? {};
  if (typeof cause === 'string') return cause;
  const has = (attributes) => history.events.some((event) => attributes in event);
  const asked = new Set(history.events.map((event) => event[scheduled]?.activityType.name));
  const signs = [
    ['commanded', has('workflowExecutionUpdateAcceptedEventAttributes')],
    ['with-children', has('startChildWorkflowExecutionInitiatedEventAttributes')],
    ['asked-for-missing', asked.has('repeatBallots')],
    ['expired', asked.has('expireTasks')],
    ['escalated', asked.has('escalateTasks')],
    ['reminded', asked.has('remindTasks')],
  ];
  return signs.find(([, seen]) => seen)?.[0] ?? 'plain';
}

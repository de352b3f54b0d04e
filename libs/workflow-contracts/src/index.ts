export * from './activity-options';
export * from './cycle.contract';
export * from './failure';
export * from './phases.contract';
export * from './process.contract';
export * from './workflow-ids';

import type { TaskDetails } from '@zeren/database';
import { hasRole, type Principal } from '../access/principal';

/** Whom a task is for, and who stands in for him. */
export const mayActOn = ({ isMine, onBehalfOf }: TaskDetails): boolean => isMine || onBehalfOf !== null;

/** A task is seen by whom it is for, who stands in for him, the office and the auditor; for everybody else it does not exist. */
export const maySee = (principal: Principal, task: TaskDetails): boolean =>
  mayActOn(task) || hasRole(principal, 'office', 'auditor');

import { usual, type TaskKindDefinition } from './task-kind';

/** 确认约谈记录: the addressee confirms the record of the talk. */
export const confirmTalkRecord = {
  key: 'confirm-talk-record',
  assignee: 'post',
  acts: ['confirm'],
  ...usual,
} as const satisfies TaskKindDefinition;

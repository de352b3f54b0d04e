import { createActivities } from '@zeren/activities';
import { processName, stepName } from '@zeren/api';
import * as workflows from '@zeren/workflows';

const effects = Object.keys(createActivities({ database: {} as never }));
const types = Object.keys(workflows);

describe('whoever reads a process is told in words', () => {
  it.each(effects)('what %s does, in both languages', (effect) => {
    expect(stepName(effect, false)).toMatch(/\p{Script=Han}/u);
    expect(stepName(effect, true)).toContain(' ');
  });

  it.each(types)('what a %s is, in both languages', (type) => {
    expect(processName(type, false)).toMatch(/\p{Script=Han}/u);
    expect(processName(type, true)).not.toBe(type);
  });
});

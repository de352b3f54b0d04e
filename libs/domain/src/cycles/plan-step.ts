import { DomainError } from '../errors/domain-error';
import type { AssigneeToken } from '../organisation/assignee';
import type { CycleFrame } from './cycle-frame';
import type { StepDefinition } from './step';
import { subjectsOf, type StepFacts, type StepSubject } from './subjects';

/** A task as it will be opened: who is asked about what. Days come from the schedule. */
export interface PlannedTask {
  readonly subject: string;
  readonly assignee: AssigneeToken;
  readonly letterCode?: string;
}

const fill = (template: string, names: Readonly<Record<string, string>>): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`nothing is called {${name}} in ${template}`);
    return value;
  });

/** Roles that the frame itself fills, whatever the subject is. */
const standing = (frame: CycleFrame): Readonly<Record<string, AssigneeToken>> => ({
  office: frame.office,
  secretary: frame.secretary,
  committeeSecretary: frame.committeeSecretary,
  discipline: frame.discipline,
  reviewChair: frame.reviewChair,
  reviewRapporteur: frame.reviewRapporteur,
  ...frame.duties,
});

/** A step names one pool in its subject; the other pool's electors are not asked. */
const isAbout = ({ subject, each }: StepDefinition, { names }: StepSubject): boolean =>
  each !== 'elector' || subject.startsWith(`ballot/${names['pool']}/`);

/**
 * Tasks of one step: pure, complete, in a fixed order. The same function plans a rehearsal and opens the real tasks.
 *
 * @throws DomainError `post.without-holder` when nobody plays the role that the step asks.
 */
export function planStep(step: StepDefinition, frame: CycleFrame, known: StepFacts): readonly PlannedTask[] {
  const names = { ...(known.meeting ? { meeting: known.meeting } : {}) };
  return subjectsOf(step.each, frame, known)
    .filter((subject) => isAbout(step, subject))
    .map((subject) => {
      const assignee = subject.roles[step.assignee] ?? standing(frame)[step.assignee];
      if (!assignee) throw new DomainError('post.without-holder', { step: step.key, role: step.assignee });
      return {
        subject: fill(step.subject, { ...names, ...subject.names }),
        assignee,
        ...(subject.letterCode ? { letterCode: subject.letterCode } : {}),
      };
    });
}

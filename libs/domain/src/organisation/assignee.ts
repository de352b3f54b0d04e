/** Who a task is for: the holder of a post, a person whatever he holds, or whoever sits at the desk of a body. */
export type Assignee =
  | { readonly kind: 'post'; readonly code: string }
  | { readonly kind: 'person'; readonly code: string }
  | { readonly kind: 'body'; readonly code: string };

/** How an assignee is written in frames, letters and rolls: `L2`, `person:P-R1`, `body:leading-group-office`. */
export type AssigneeToken = string;

/** Reads a token; what has no prefix is the code of a post. */
export function assigneeOf(token: AssigneeToken): Assignee {
  if (token.startsWith('person:')) return { kind: 'person', code: token.slice('person:'.length) };
  if (token.startsWith('body:')) return { kind: 'body', code: token.slice('body:'.length) };
  return { kind: 'post', code: token };
}

/** The last part of a token, as it stands in the subject of a task: `L2`, `P-R1`. */
export const shortOf = (token: AssigneeToken): string => assigneeOf(token).code;

import { type ApiCall, normalisePath } from "./api-call.js";
import type { Action, ApiOperation } from "../model.js";

/** An action that a call needs, by the published operation that the call fits. */
export interface ApiMatch {
  readonly action: Action;
  readonly operation: ApiOperation;
  /** Actions of the same cell of the page: the call needs them as well. One action has a match for each such group. */
  readonly together: readonly string[];
}

/** Published operations by method and path. One operation may stand for several actions. */
export interface ApiIndex {
  /**
   * The actions for a call, also for a concrete path with ids where the published one has `{names}`. Literal segments
   * win over names, from the left: `/cloudservers/detail` is not the server with the id "detail".
   */
  find(call: ApiCall): readonly ApiMatch[];
}

interface Branch {
  readonly literal: Map<string, Branch>;
  name: Branch | undefined;
  readonly matches: ApiMatch[];
}

/** Builds the index: a tree by path segment, so that a look-up takes as long as its path and not as the catalog. */
export function createApiIndex(actions: Iterable<Action>): ApiIndex {
  const root = newBranch();
  for (const action of actions) {
    for (const { apis, together } of action.permissions) {
      const names = together.filter(({ when }) => when === undefined).map((need) => need.action);
      for (const operation of apis) add(root, { action, operation, together: names });
    }
  }
  return {
    find: ({ method, path }) => descend(root, segmentsOf(path), 0, (matches) =>
      method === undefined ? matches : matches.filter(({ operation }) => operation.method === method)),
  };
}

function add(root: Branch, match: ApiMatch): void {
  let branch = root;
  for (const segment of segmentsOf(match.operation.path)) {
    if (isName(segment)) branch = branch.name ??= newBranch();
    else {
      const next = branch.literal.get(segment) ?? newBranch();
      branch.literal.set(segment, next);
      branch = next;
    }
  }
  if (!branch.matches.some((known) => isSame(known, match))) branch.matches.push(match);
}

function isSame(a: ApiMatch, b: ApiMatch): boolean {
  return a.action === b.action && a.operation.method === b.operation.method && a.together.join() === b.together.join();
}

/** The first way down, literals before names, at whose end something is left after `accept`. */
function descend(branch: Branch, path: readonly string[], at: number, accept: (matches: readonly ApiMatch[]) => readonly ApiMatch[]): readonly ApiMatch[] {
  const segment = path[at];
  if (segment === undefined) return accept(branch.matches);
  const literal = isName(segment) ? undefined : branch.literal.get(segment);
  const found = literal ? descend(literal, path, at + 1, accept) : [];
  return found.length > 0 || !branch.name ? found : descend(branch.name, path, at + 1, accept);
}

function segmentsOf(path: string): string[] {
  return normalisePath(path).toLowerCase().split("/").slice(1);
}

/** `{server_id}`, also with text around it as in `{name}.json`. */
function isName(segment: string): boolean {
  return segment.includes("{");
}

function newBranch(): Branch {
  return { literal: new Map(), name: undefined, matches: [] };
}

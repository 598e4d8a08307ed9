import type { PolicyKind } from "../../language/policy-languages.js";
import { findProperty, hasProperty, type ObjectNode, type StringNode, type SyntaxNode } from "../syntax.js";
import { type ContainerKind, containerKinds } from "./kinds.js";

/**
 * Where a file has one of its policies. It is found once; everything that depends on the surroundings of a policy reads
 * it here.
 */
export interface PolicyContainer {
  readonly kind: ContainerKind;
  /** The role object that contains the policy, in a container of the role API. */
  readonly role: ObjectNode | undefined;
  /** The type of the role: AX for global services, XA for project-level ones; `undefined` if it is not known. */
  readonly roleType?: "AX" | "XA" | undefined;
  /** Whether the service wrote the text: the kind says so, or fields that only responses have. */
  readonly isAnswer: boolean;
  /** What the place or the name of the file says about the kind of a policy of version 5.0. */
  readonly expected?: ExpectedKind | undefined;
}

/** A kind of policy that something outside of the policy states. */
export interface ExpectedKind {
  readonly kind: PolicyKind;
  /** Whether nothing else can be there, so that the policy has this kind even if its text does not show it. */
  readonly isOnly: boolean;
  /** Whether the policy is a string of a request, which the service gets as it is written. */
  readonly isString?: boolean;
}

/** A node that may be a policy: an object, or a string with the text of one. */
export interface PolicyCandidate {
  readonly node: ObjectNode | StringNode;
  readonly container: PolicyContainer;
}

/**
 * The nodes of a JSON tree that may be policies, in the order of the registry and then of the text. `expected` is what
 * is known about a root that is itself a policy.
 */
export function policyCandidates(root: SyntaxNode | undefined, expected?: ExpectedKind): PolicyCandidate[] {
  const seen = new Set<SyntaxNode>();
  const mayBeAt = ({ path: [first] }: ContainerKind) => first === undefined || hasProperty(root, first);
  return containerKinds.filter(mayBeAt).flatMap((kind) =>
    nodesAt(root, kind.path).flatMap(({ node, parent }): PolicyCandidate[] => {
      if ((node.kind !== "object" && node.kind !== "string") || seen.has(node)) return [];
      seen.add(node);
      const role = kind.isRole && parent?.kind === "object" ? parent : undefined;
      const isAnswer = kind.isAnswer === true || hasAnswerFields(role);
      const stated = node === root ? expected : expectedIn(kind, parent);
      return [{ node, container: { kind, role, roleType: roleTypeOf(role), isAnswer, expected: stated } }];
    }),
  );
}

function expectedIn(
  { holds, isOnly = [], type }: ContainerKind,
  parent: SyntaxNode | undefined,
): ExpectedKind | undefined {
  if (holds === undefined) return undefined;
  const written = type === undefined ? undefined : findProperty(parent, "type");
  if (written?.kind === "string") return written.value === type ? { kind: holds, isOnly: true } : undefined;
  return { kind: holds, isOnly: isOnly === true || isOnly.some((key) => hasProperty(parent, key)) };
}

/** The container of a text that is itself the policy. */
export const wholeFile: PolicyContainer = { kind: containerKinds[0]!, role: undefined, isAnswer: false };

/** Whether the root of a text is an envelope of a policy. Such a text is not the beginning of a policy. */
export function isEnvelope(root: SyntaxNode | undefined): boolean {
  return containerKinds.some(({ path: [first] }) => first !== undefined && hasProperty(root, first));
}

interface Found {
  readonly node: SyntaxNode;
  readonly parent: SyntaxNode | undefined;
}

function nodesAt(root: SyntaxNode | undefined, path: readonly string[]): Found[] {
  let found: Found[] = root ? [{ node: root, parent: undefined }] : [];
  for (const key of path) {
    found = found.flatMap(({ node }) => childrenOf(node, key).map((child) => ({ node: child, parent: node })));
  }
  return found;
}

function childrenOf(node: SyntaxNode, key: string): SyntaxNode[] {
  if (key !== "*") return [findProperty(node, key)].filter((child) => child !== undefined);
  if (node.kind === "array") return [...node.items];
  return node.kind === "object" ? node.properties.flatMap(({ value }) => value ?? []) : [];
}

function roleTypeOf(role: ObjectNode | undefined): PolicyContainer["roleType"] {
  const type = findProperty(role, "type");
  return type?.kind === "string" && (type.value === "AX" || type.value === "XA") ? type.value : undefined;
}

/** Whether a role has fields that only responses of the service have. */
function hasAnswerFields(role: ObjectNode | undefined): boolean {
  return ["id", "links"].some((key) => hasProperty(role, key));
}

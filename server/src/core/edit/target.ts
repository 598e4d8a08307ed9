import { locate } from "../policy/locate.js";
import { type KindFacts, kinds } from "../language/policy-languages.js";
import type { PolicyDocument, PolicyFile, Statement } from "../policy/model.js";
import type { ArrayNode, StringNode, SyntaxNode } from "../policy/syntax.js";
import { touches } from "../text/range.js";
import type { Bilingual } from "../text/message.js";
import { refused, type Refused } from "./limits.js";

/** The place in a policy for an action to allow. */
export interface Target {
  readonly kind: "target";
  readonly offset: number;
  readonly policy: PolicyDocument;
  /** The place in the Allow statement at the offset; `undefined` if a new statement is necessary. */
  readonly place: ActionListPlace | undefined;
  /** The statement before a new one; `undefined`: before all others. */
  readonly after: Statement | undefined;
  /** The statement at the offset, with any effect. */
  readonly at: Statement | undefined;
}

/** A place for new items of an Allow statement's `Action`. */
export type ActionListPlace =
  /** In a string: after it or instead of it. */
  | { readonly kind: "string"; readonly statement: Statement; readonly node: StringNode }
  | { readonly kind: "after"; readonly statement: Statement; readonly list: ArrayNode; readonly anchor: SyntaxNode }
  | { readonly kind: "start"; readonly statement: Statement; readonly list: ArrayNode }
  /** The statement has no `Action` yet. */
  | { readonly kind: "property"; readonly statement: Statement };

/**
 * The place for an action to allow at an offset: in the `Action` list there, or else in the Allow statement there, or
 * else in a new statement next to it. Outside of the only policy of a file, its end is used.
 */
export function findTarget(file: PolicyFile, offset: number): Target | Refused {
  const around = file.policies.find(({ node }) => touches(node.range, offset));
  const policy = around ?? file.policies[0];
  if (!policy) return refused(noPolicy);
  if (!around && file.policies.length > 1) return refused(severalPolicies);
  const { actions } = kinds[policy.kind];
  if (actions !== "tables") return refused(otherKinds[actions]);
  const at = policy.statements.find(({ node }) => touches(node.range, offset));
  return {
    kind: "target",
    offset,
    policy,
    place: at && placeIn(file, at, offset),
    after: at ?? statementBefore(policy, offset),
    at,
  };
}

function placeIn(file: PolicyFile, statement: Statement, offset: number): ActionListPlace | undefined {
  const { actionList: list, effect, node } = statement;
  if (effect?.value !== "Allow") return undefined;
  const located = locate(file, offset);
  const found = located?.statement === statement ? located : undefined;
  if (found?.kind === "action-string") return { kind: "string", statement, node: found.node };
  if (list?.kind === "string") return { kind: "string", statement, node: list };
  if (list?.kind === "array") {
    const anchor = found ? list.items.findLast(({ range }) => range.end <= offset) : list.items.at(-1);
    return anchor ? { kind: "after", statement, list, anchor } : { kind: "start", statement, list };
  }
  const isFree = !node.properties.some(({ key }) => /^\s*(not)?actions?\s*$/i.test(key.value));
  return isFree && node.properties.length > 0 ? { kind: "property", statement } : undefined;
}

/** Before all statements only if the offset is there in their list; from elsewhere in the policy, its end is used. */
function statementBefore({ statements, list }: PolicyDocument, offset: number): Statement | undefined {
  const before = statements.findLast(({ node }) => node.range.end <= offset);
  return before ?? (list && touches(list.range, offset) ? undefined : statements.at(-1));
}

const noPolicy: Bilingual = {
  en: "the document contains no Huawei Cloud IAM policy",
  zh: "文档中没有华为云 IAM 策略",
};
const severalPolicies: Bilingual = {
  en: "the document contains several policies, and the cursor is in none of them",
  zh: "文档中有多个策略，而光标不在其中任何一个之内",
};
const anotherVersion: Bilingual = {
  en: "the policy uses version 5.0, and this action is one of version 1.1",
  zh: "该策略为 5.0 版本，而此授权项属于 1.1 版本",
};
const otherKinds: Readonly<Record<Exclude<KindFacts["actions"], "tables">, Bilingual>> = {
  agency: {
    en: "a policy for switching to an agency accepts only the action iam:agencies:assume (IAM.1038)",
    zh: "切换委托的策略只能包含授权项 iam:agencies:assume（IAM.1038）",
  },
  other: { en: "the text is a system role, which cannot be changed", zh: "该文本是系统角色，不可修改" },
  identity: anotherVersion,
};

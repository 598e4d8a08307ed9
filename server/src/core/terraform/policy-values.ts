import { valueOf } from "../hcl/decode.js";
import type { BodyItem, Call, Expression, HclBlock } from "../hcl/nodes.js";
import { childrenOf } from "../hcl/walk.js";
import { parseView } from "./parse-view.js";
import type { TextRange } from "../text/range.js";
import { fileRead } from "./file-reads.js";
import type { FileRead, PolicyView } from "./model.js";
import { localAt } from "./view/followed-local.js";
import { viewsOfBranches, viewsOfChoices } from "./view/guarded-views.js";
import { knownText } from "./view/known-value.js";
import { onlyValue } from "./view/only-value.js";
import type { Locals } from "./view/scope.js";
import { keepsPolicy, replacedView } from "./view/replaced.js";
import { possibleValues } from "./view/write-branches.js";
import { isUnknown, ViewWriter } from "./view/view-writer.js";
import { documentView } from "./view/write-document.js";
import { writeValue } from "./view/write-value.js";
import type { ViewWriting } from "./view/writing.js";
import { pushAll } from "../text/push-all.js";

/** The surroundings of an expression whose value is a policy. */
export interface Surroundings {
  readonly owner: HclBlock | undefined;
  readonly locals: Locals;
  /** What `each` or `count` is in each instance of the resource, if that is known. */
  readonly instances?: ViewWriting["instances"];
  readonly version: "1.1" | "5.0";
  /** The offset at which siblings begin; without it, there are none. */
  readonly ownEnd?: number;
  /** The number of locals that were followed. */
  readonly depth: number;
  readonly dropsElements: boolean;
  readonly roleType?: PolicyView["roleType"];
  /** Whether it is in a sequence of a template. */
  readonly isInSequence?: boolean;
  /** Collects the values that are not known. */
  readonly open?: TextRange[];
  /** Collects the files that the value is read from. */
  readonly reads?: FileRead[];
}

/** Functions that do not change the meaning of a JSON text. */
const passing = new Set(["trimspace", "chomp", "tostring", "sensitive", "nonsensitive"]);

/** Functions that change the characters of a JSON text. */
const changing = new Set(["replace", "trim"]);

/** The policies that a string expression may evaluate to. */
export function viewsOf(text: string, node: Expression, around: Surroundings): PolicyView[] {
  const { owner, locals, version, depth, dropsElements, roleType } = around;
  switch (node.kind) {
    case "template": {
      const only = onlyValue(text, node);
      if (only) return viewsOf(text, only, { ...around, isInSequence: true });
      return [
        {
          ...documentView(text, node, version, locals),
          form: node.form, owner, roleType, dropsElements, object: undefined,
          separable: around.isInSequence ? undefined : "hcl",
        },
      ];
    }
    case "parentheses":
      return node.value ? viewsOf(text, node.value, around) : [];
    case "conditional":
      return viewsOfBranches(node, { text, locals }, (branch) => viewsOf(text, branch, around));
    case "call": {
      const [first] = node.items;
      const choices = possibleValues(node, { text, locals });
      if (choices) return viewsOfChoices(choices, node, (choice) => viewsOf(text, choice, around));
      if (first && node.name.value === "jsonencode") return encodedViews(text, first, node, around);
      if (first && changing.has(node.name.value)) return changedViews(text, first, node, around);
      return first && passing.has(node.name.value) ? viewsOf(text, first, around) : isOpen(text, node, around);
    }
    case "traversal": {
      const local = localAt(node, { text, locals }, depth);
      return local ? viewsOf(text, local, { ...around, depth: depth + 1 }) : isOpen(text, node, around);
    }
    default:
      return isOpen(text, node, around);
  }
}

/** The policies that `replace` or `trim` makes of others; not known if it may change more than text in strings. */
function changedViews(text: string, policy: Expression, node: Call, around: Surroundings): PolicyView[] {
  const open: TextRange[] = [];
  const reads: FileRead[] = [];
  const views = viewsOf(text, policy, { ...around, open, reads });
  if (around.reads) pushAll(around.reads, reads.map((read): FileRead => ({ ...read, isChanged: true })));
  const [one, other, ...more] = node.items.slice(1).map((value) => knownText(value, { text, locals: around.locals }));
  const changed = views.map((view) => {
    if (one === undefined || more.length > 0 || node.isSpread) return undefined;
    if (node.name.value === "trim") return other === undefined && keepsPolicy(one) ? view : undefined;
    return other === undefined ? undefined : replacedView(text, view, one, other);
  });
  if (changed.includes(undefined)) return isOpen(text, node, around);
  if (around.open) pushAll(around.open, open);
  return changed.flatMap((view) => view ?? []);
}

/** `null` is the default of an argument: no policy. */
function isOpen(text: string, node: Expression, around: Surroundings, encoded?: TextRange): PolicyView[] {
  const { open, reads, locals } = around;
  if (node.kind !== "literal") open?.push(node.range);
  const read = fileRead(node, { text, locals }, encoded);
  if (read) reads?.push(read);
  return [];
}

/** The policy in the argument of `jsonencode`. */
function encodedViews(text: string, node: Expression, encoding: Call, around: Surroundings): PolicyView[] {
  const { owner, locals, version, depth, dropsElements, roleType } = around;
  if (node.kind === "conditional")
    return viewsOfBranches(node, { text, locals }, (branch) => encodedViews(text, branch, encoding, around));
  const choices = possibleValues(node, { text, locals });
  if (choices) return viewsOfChoices(choices, node, (choice) => encodedViews(text, choice, encoding, around));
  if (node.kind === "parentheses" && node.value) return encodedViews(text, node.value, encoding, around);
  // Decoding and encoding again gives the same policy.
  const [decoded] = node.kind === "call" && node.name.value === "jsondecode" ? node.items : [];
  if (decoded) return viewsOf(text, decoded, around);
  const local = localAt(node, { text, locals }, depth);
  // A sibling does not read an object by itself, so its values are read where the object is encoded.
  if (local && local.range.start < (around.ownEnd ?? text.length))
    return encodedViews(text, local, encoding, { ...around, depth: depth + 1 });
  const isComputed = node.kind === "call" || node.kind === "for" || (node.kind === "traversal" && depth < 8);
  if (node.kind !== "object" && !isComputed) return isOpen(text, node, around, encoding.range);
  const writer = new ViewWriter(text);
  const { instances } = around;
  writeValue(node, { text, locals, writer, version, isAllow: true, depth: 0, instances }, "policy");
  const separable = around.isInSequence ? undefined : "hcl";
  const written = writer.finish(node.range, "jsonc");
  if (node.kind === "object")
    return [{ ...written, form: "object", owner, roleType, dropsElements, object: node, separable }];
  const isKnown = written.text.startsWith("{") && !isUnknown(written, { start: 0, end: written.text.length });
  if (!isKnown) return isOpen(text, node, around, encoding.range);
  return [{ ...written, form: "object", owner, roleType, dropsElements, object: undefined, separable: undefined }];
}

/** Policies that are passed on: arguments of modules, locals, defaults and values of variables. */
export function viewsThatLookLikePolicies(
  text: string,
  items: readonly BodyItem[],
  owner: HclBlock | undefined,
  locals: Locals,
  ownEnd = text.length,
): PolicyView[] {
  const found: PolicyView[] = [];
  const around = { owner, locals, version: "1.1", dropsElements: false } as const;
  const encodesOwnLocal = (node: Expression) => {
    const [first] = node.kind === "call" ? node.items : [];
    const local = first && localAt(first, { text, locals }, 0);
    return local?.kind === "object" && local.range.start < ownEnd;
  };
  const visit = (node: Expression, isInSequence: boolean): void => {
    const isCandidate =
      (node.kind === "template"
        && /Statement/.test(valueOf(text, node) ?? text.slice(node.content.start, node.content.end)))
      || (node.kind === "call" && node.name.value === "jsonencode");
    const views = isCandidate
      ? viewsOf(text, node, { ...around, depth: encodesOwnLocal(node) ? 0 : 8, isInSequence }).filter(
          (view) => parseView(view).policies.length > 0,
        )
      : [];
    if (views.length > 0) pushAll(found, views);
    else for (const child of childrenOf(node)) visit(child, isInSequence || node.kind === "template");
  };
  const visitItems = (all: readonly BodyItem[]): void => {
    for (const item of all) {
      if (item.kind === "block") visitItems(item.body.items);
      else if (item.value) visit(item.value, false);
    }
  };
  visitItems(items);
  return found;
}

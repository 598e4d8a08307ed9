import type { HclBlock, BodyItem, Expression, HclFile, ObjectValue } from "../hcl/nodes.js";
import { parseHcl } from "../hcl/parse.js";
import { childrenOf } from "../hcl/walk.js";
import { valueOf } from "../hcl/decode.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { TextRange } from "../text/range.js";
import { ViewWriter, type WrittenView } from "./view/view-writer.js";
import { controlPolicy, type PolicyArgument, policyArguments, policyWords, resourceOfBlocks } from "./resources.js";
import { localNamed, type Locals, localsOf } from "./view/scope.js";
import { blocksView } from "./view/write-blocks.js";
import { documentView } from "./view/write-document.js";
import { writeValue } from "./view/write-value.js";

/** How a policy is written in Terraform. */
export type Form = "object" | "heredoc" | "quoted" | "blocks";

/** A policy of a Terraform file. */
export interface PolicyView extends WrittenView {
  readonly form: Form;
  /** Its block: a resource of our providers, or any block with a text that looks like a policy. */
  readonly owner: HclBlock | undefined;
  /** Whether the provider drops elements that it does not know. */
  readonly dropsElements: boolean;
  /** The object passed to `jsonencode`. */
  readonly object: ObjectValue | undefined;
}

/** A Terraform or OpenTofu file, and its policies in order. */
export interface TerraformFile {
  readonly text: string;
  readonly tree: HclFile | undefined;
  readonly views: readonly PolicyView[];
  /** The values of policy arguments that are not known here: a variable, the content of another file. */
  readonly unread: readonly UnreadPolicy[];
}

/** A value that may be any policy: a whole argument, or a branch of a condition in it. */
export interface UnreadPolicy extends TextRange {
  readonly owner: HclBlock;
  readonly version: "1.1" | "5.0";
}

/** The policies of a Terraform text. Accepts any text; one without a policy costs one search. */
export function parseTerraform(text: string): TerraformFile {
  if (!policyWords.test(text)) return { text, tree: undefined, views: [], unread: [] };
  const tree = parseHcl(text);
  const { items } = tree.body;
  const locals = localsOf(items);
  const found = new Map<number, PolicyView>();
  const unread: UnreadPolicy[] = [];
  const add = (views: readonly PolicyView[]) => {
    for (const view of views) if (!found.has(view.host.start)) found.set(view.host.start, view);
  };
  for (const item of items)
    if (isBlock(item) && item.type.value === "resource") add(viewsOfResource(text, item, locals, unread));
  for (const item of items)
    if (isBlock(item) && item.type.value !== "resource") add(viewsThatLookLikePolicies(text, item, locals));
  return { text, tree, views: [...found.values()].sort((a, b) => a.host.start - b.host.start), unread };
}

function isBlock(item: BodyItem): item is HclBlock {
  return item.kind === "block";
}

/**
 * The service control policies of an organization in a Terraform text. They only limit what other policies grant, so
 * they are not among its policies.
 */
export function parseControls(text: string): Pick<TerraformFile, "views" | "unread"> {
  const unread: UnreadPolicy[] = [];
  if (!text.includes(controlPolicy.type)) return { views: [], unread };
  const { items } = parseHcl(text).body;
  const locals = localsOf(items);
  const views = items.flatMap((item) => {
    if (!isBlock(item) || item.type.value !== "resource" || item.labels[0]?.value !== controlPolicy.type) return [];
    const kind = item.body.items.find((one) => one.kind === "argument" && one.name.value === "type");
    const isOther = kind?.kind === "argument" && kind.value && /"tag_policy"/.test(textOf(text, kind.value.range));
    return isOther ? [] : viewsOfArgument(text, item, controlPolicy, locals, unread);
  });
  return { views, unread };
}

/** Adds what is not known of the argument to `unread`. */
function viewsOfResource(text: string, resource: HclBlock, locals: Locals, unread: UnreadPolicy[]): PolicyView[] {
  const type = resource.labels[0]?.value ?? "";
  if (type === resourceOfBlocks) {
    const view = blocksView(text, resource, locals);
    return view ? [{ ...view, form: "blocks", owner: resource, dropsElements: false, object: undefined }] : [];
  }
  const known = policyArguments.get(type);
  return known ? viewsOfArgument(text, resource, known, locals, unread) : [];
}

function viewsOfArgument(
  text: string,
  resource: HclBlock,
  { argument, languageVersion: version, dropsElements }: PolicyArgument,
  locals: Locals,
  unread: UnreadPolicy[],
): PolicyView[] {
  return resource.body.items.flatMap((item) => {
    if (item.kind !== "argument" || item.name.value !== argument || !item.value) return [];
    const open: TextRange[] = [];
    const around = { owner: resource, locals, version, depth: 0, dropsElements, open };
    const views = viewsOf(text, item.value, around);
    for (const range of views.length === 0 ? [item.value.range] : open)
      unread.push({ ...range, owner: resource, version });
    return views;
  });
}

function textOf(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}

interface Surroundings {
  readonly owner: HclBlock;
  readonly locals: Locals;
  readonly version: "1.1" | "5.0";
  readonly depth: number;
  readonly dropsElements: boolean;
  /** Collects the values that are not known. */
  readonly open?: TextRange[];
}

/** Functions that do not change the meaning of a JSON text. */
const passing = new Set(["trimspace", "chomp", "tostring", "replace", "trim", "sensitive", "nonsensitive"]);

/** The policies that a string expression may evaluate to. */
function viewsOf(text: string, node: Expression, around: Surroundings): PolicyView[] {
  const { owner, locals, version, depth, dropsElements } = around;
  switch (node.kind) {
    case "template": {
      const [only] = node.parts;
      if (node.parts.length === 1 && only?.kind === "interpolation" && only.value)
        return viewsOf(text, only.value, around);
      return [{ ...documentView(text, node, version), form: node.form, owner, dropsElements, object: undefined }];
    }
    case "parentheses":
      return node.value ? viewsOf(text, node.value, around) : [];
    case "conditional":
      return [node.yes, node.no].flatMap((branch) => (branch ? viewsOf(text, branch, around) : []));
    case "call": {
      const [first] = node.items;
      if (first && node.name.value === "jsonencode") return encodedViews(text, first, around);
      return first && passing.has(node.name.value) ? viewsOf(text, first, around) : isOpen(node, around);
    }
    case "traversal": {
      const local = depth < 8 ? localNamed(node, locals) : undefined;
      return local ? viewsOf(text, local, { ...around, depth: depth + 1 }) : isOpen(node, around);
    }
    default:
      return isOpen(node, around);
  }
}

/** `null` is the default of an argument: no policy. */
function isOpen({ kind, range }: Expression, { open }: Surroundings): PolicyView[] {
  if (kind !== "literal") open?.push(range);
  return [];
}

/** The policy in the argument of `jsonencode`. */
function encodedViews(text: string, node: Expression, around: Surroundings): PolicyView[] {
  const { owner, locals, version, depth, dropsElements } = around;
  if (node.kind === "conditional")
    return [node.yes, node.no].flatMap((branch) => (branch ? encodedViews(text, branch, around) : []));
  if (node.kind === "parentheses" && node.value) return encodedViews(text, node.value, around);
  const local = depth < 8 ? localNamed(node, locals) : undefined;
  if (local) return encodedViews(text, local, { ...around, depth: depth + 1 });
  if (node.kind !== "object") return isOpen(node, around);
  const writer = new ViewWriter(text);
  writeValue(node, { text, locals, writer, version, isAllow: true, depth: 0 }, "policy");
  return [{ ...writer.finish(node.range, "jsonc"), form: "object", owner, dropsElements, object: node }];
}

/** Policies that are passed on: arguments of modules, locals, defaults of variables. */
function viewsThatLookLikePolicies(text: string, block: HclBlock, locals: Locals): PolicyView[] {
  const found: PolicyView[] = [];
  const visit = (node: Expression): void => {
    const isCandidate =
      (node.kind === "template"
        && /Statement/.test(valueOf(text, node) ?? text.slice(node.content.start, node.content.end)))
      || (node.kind === "call" && node.name.value === "jsonencode");
    const views = isCandidate
      ? viewsOf(text, node, { owner: block, locals, version: "1.1", depth: 8, dropsElements: false }).filter(
          (view) => parsePolicyFile(view.text, view.dialect).policies.length > 0,
        )
      : [];
    if (views.length > 0) found.push(...views);
    else childrenOf(node).forEach(visit);
  };
  const visitItems = (items: readonly BodyItem[]): void => {
    for (const item of items) {
      if (item.kind === "block") visitItems(item.body.items);
      else if (item.value) visit(item.value);
    }
  };
  visitItems(block.body.items);
  return found;
}

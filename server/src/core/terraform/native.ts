import { valueOf } from "../hcl/decode.js";
import type { BodyItem, HclBlock } from "../hcl/nodes.js";
import { parseHcl } from "../hcl/parse.js";
import type { TextRange } from "../text/range.js";
import type { FileRead, PolicyView, TerraformFile, UnreadPolicy } from "./model.js";
import { viewsOf, viewsThatLookLikePolicies } from "./policy-values.js";
import { controlPolicy, type PolicyArgument, policyArguments, mayHoldPolicies, resourceOfBlocks } from "./resources.js";
import { type Locals, localsOf } from "./view/scope.js";
import { localsOfParts, partsWithLocals, textWith } from "./view/siblings.js";
import { blocksView } from "./view/write-blocks.js";

/** What the arguments of a file leave open. */
interface Collected {
  readonly unread: UnreadPolicy[];
  readonly reads: FileRead[];
}

/** The policies of a text in HCL's own syntax. `siblings` are the other files of its folder. */
export function readNative(text: string, siblings: readonly string[] = []): TerraformFile {
  const collected: Collected = { unread: [], reads: [] };
  const nothing = { text, siblings, parts: [], comments: [], problems: 0, views: [] };
  if (!mayHoldPolicies(text)) return { ...nothing, ...collected };
  const {
    body: { items },
    problems,
    comments,
  } = parseHcl(text);
  const parts = siblings.length > 0 ? partsWithLocals(text, siblings) : [];
  const whole = textWith(text, parts);
  const locals = localsOf([...items, ...localsOfParts(parts)]);
  const found = new Map<number, PolicyView>();
  const add = (views: readonly PolicyView[]) => {
    for (const view of views) if (!found.has(view.host.start)) found.set(view.host.start, view);
  };
  for (const item of items) if (isResource(item)) add(viewsOfResource(whole, item, locals, collected));
  for (const item of items) {
    const owner = item.kind === "block" ? item : undefined;
    if (!isResource(item)) add(viewsThatLookLikePolicies(whole, [item], owner, locals));
  }
  // A policy in a sibling is read there.
  const own = [...found.values()].filter(({ host }) => host.start < text.length);
  const views = own.sort((a, b) => a.host.start - b.host.start);
  return { text, siblings, parts, comments, problems, views, ...collected };
}

/** The service control policies of a text in HCL's own syntax. */
export function readNativeControls(
  text: string,
  types: readonly string[],
): Pick<TerraformFile, "views" | "unread"> {
  const collected: Collected = { unread: [], reads: [] };
  const { items } = parseHcl(text).body;
  const locals = localsOf(items);
  const views = items.flatMap((item) => {
    if (!isResource(item) || !types.includes(item.labels[0]?.value ?? "")) return [];
    const kind = item.body.items.find((one) => one.kind === "argument" && one.name.value === "type");
    const isOther = kind?.kind === "argument" && kind.value && /"tag_policy"/.test(textOf(text, kind.value.range));
    return isOther ? [] : viewsOfArgument(text, item, controlPolicy, locals, collected);
  });
  return { views, unread: collected.unread };
}

function isResource(item: BodyItem): item is HclBlock {
  return item.kind === "block" && item.type.value === "resource";
}

function viewsOfResource(text: string, resource: HclBlock, locals: Locals, collected: Collected): PolicyView[] {
  const type = resource.labels[0]?.value ?? "";
  if (type === resourceOfBlocks) {
    const view = blocksView(text, resource, locals);
    return view
      ? [
          {
            ...view,
            form: "blocks",
            owner: resource,
            roleType: roleTypeOf(text, resource),
            dropsElements: false,
            object: undefined,
          },
        ]
      : [];
  }
  const known = policyArguments.get(type);
  return known ? viewsOfArgument(text, resource, known, locals, collected) : [];
}

function viewsOfArgument(
  text: string,
  resource: HclBlock,
  { argument, languageVersion: version, dropsElements, kind }: PolicyArgument,
  locals: Locals,
  { unread, reads }: Collected,
): PolicyView[] {
  return resource.body.items.flatMap((item) => {
    if (item.kind !== "argument" || item.name.value !== argument || !item.value) return [];
    const open: TextRange[] = [];
    const roleType = dropsElements ? roleTypeOf(text, resource) : undefined;
    const around = { owner: resource, locals, version, depth: 0, dropsElements, roleType, open, reads };
    const expected = kind && { kind, isOnly: true };
    const views = viewsOf(text, item.value, around).map((view) => ({ ...view, expected }));
    for (const range of views.length === 0 ? [item.value.range] : open)
      unread.push({ ...range, owner: resource, version });
    return views;
  });
}

/** The type that a role's `type` or, in blocks, its `display_layer` states. */
function roleTypeOf(text: string, { body: { items } }: HclBlock): PolicyView["roleType"] {
  const argument = items.find(
    (item) => item.kind === "argument" && (item.name.value === "type" || item.name.value === "display_layer"),
  );
  const value = argument?.kind === "argument" && argument.value?.kind === "template" && valueOf(text, argument.value);
  return value ? roleTypes.get(value) : undefined;
}

const roleTypes: ReadonlyMap<string, "AX" | "XA"> = new Map([
  ["AX", "AX"],
  ["XA", "XA"],
  ["domain", "AX"],
  ["project", "XA"],
]);

function textOf(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}

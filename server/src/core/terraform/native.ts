import type { BodyItem, HclBlock } from "../hcl/nodes.js";
import { parseHcl } from "../hcl/parse.js";
import type { TextRange } from "../text/range.js";
import type { FilePart, FileRead, PolicyRead, PolicyView, SiblingTexts, TerraformFile, UnreadPolicy } from "./model.js";
import { mergedItems } from "./override-files.js";
import { viewsOf, viewsThatLookLikePolicies } from "./policy-values.js";
import {
  isControlType,
  mayHoldPolicies,
  type PolicyArgument,
  policyArguments,
  resourceOfBlocks,
  roleTypesByValue,
} from "./resources.js";
import { pushAll } from "../text/push-all.js";
import { existenceOf } from "./view/existence.js";
import { instancesOf } from "./view/instances.js";
import { knownText } from "./view/known-value.js";
import { type KnownScope, type Locals, localsOf } from "./view/scope.js";
import { localsOfParts, partInHcl, partsWithLocals, textWith, withLostLocals } from "./view/siblings.js";
import { blocksView } from "./view/write-blocks.js";

/** What the arguments of a file leave open, or have elsewhere. */
interface Collected {
  /** By their places there. */
  readonly elsewhere: Map<string, PolicyView>;
  readonly unread: UnreadPolicy[];
  readonly reads: PolicyRead[];
}

/** Local values that are defined in other texts, which follow the text of a file. */
export interface LocalsBeside {
  readonly parts: readonly FilePart[];
  /** The parts in HCL's own syntax, and their blocks. */
  readonly read: readonly FilePart[];
  readonly items: readonly BodyItem[];
}

/** The local values of these parts, which must be in order. */
export function localsBeside(parts: readonly FilePart[]): LocalsBeside {
  const read = parts.map(partInHcl);
  return { parts, read, items: localsOfParts(read) };
}

/**
 * The policies of a text in HCL's own syntax. `siblings` are the other files of its folder; `beside` are the local
 * values that it uses, if they are known.
 */
export function readNative(text: string, siblings: SiblingTexts = [], beside?: LocalsBeside): TerraformFile {
  const collected: Collected = { elsewhere: new Map(), unread: [], reads: [] };
  const nothing = { text, siblings, parts: [], comments: [], problems: 0, syntaxErrors: [], views: [], items: [] };
  if (!mayHoldPolicies(text)) return { ...nothing, ...collected, elsewhere: [], isSound: () => false };
  const read = parseHcl(text);
  const { body: { items }, problems, syntaxErrors, comments, isSound } = read;
  const { parts, read: inHcl, items: others } =
    beside ?? localsBeside(siblings.length > 0 ? partsWithLocals(text, siblings) : []);
  const whole = textWith(text, inHcl);
  const locals = localsOf(mergedItems([...withLostLocals(text, read), ...others], { parts, siblings }));
  const found = new Map<string, PolicyView>();
  for (const item of items) {
    const views = isResource(item) ? viewsOfResource(whole, item, { locals, ownEnd: text.length }, collected) : [];
    for (const view of views) addOnce(found, keyOf(view), view);
  }
  const known = new Set([...found.values()].map(({ host }) => host.start));
  for (const item of items) {
    const owner = item.kind === "block" ? item : undefined;
    if (isResource(item)) continue;
    for (const view of viewsThatLookLikePolicies(whole, [item], owner, locals, text.length))
      if (!known.has(view.host.start)) found.set(keyOf(view), view);
  }
  const own = [...found.values()].filter(({ host }) => host.start < text.length);
  const views = own.sort((a, b) => a.host.start - b.host.start);
  return {
    text, siblings, parts, comments, problems, syntaxErrors, views, ...collected,
    elsewhere: [...collected.elsewhere.values()],
    isSound: () => isSound && views.every(({ notBlocks = [] }) => notBlocks.length === 0),
    items: items.map(({ range }) => range),
  };
}

/** Of a value that several resources use, there is one view: one of them may exist without another one. */
function addOnce(found: Map<string, PolicyView>, key: string, view: PolicyView): void {
  const known = found.get(key);
  found.set(key, known ? { ...known, existence: undefined } : view);
}

/** The same local value can be a policy of a user and one of an organization. */
function keyOf({ host, expected }: PolicyView): string {
  return `${String(host.start)} ${String(expected?.kind === "service-control-policy")}`;
}

function isResource(item: BodyItem): item is HclBlock {
  return item.kind === "block" && item.type.value === "resource";
}

/** The local values that count, and the offset at which those of siblings begin. */
interface FolderScope {
  readonly locals: Locals;
  readonly ownEnd: number;
}

function viewsOfResource(text: string, resource: HclBlock, scope: FolderScope, collected: Collected): PolicyView[] {
  const { locals } = scope;
  const type = resource.labels[0]?.value ?? "";
  if (type === resourceOfBlocks) {
    const view = blocksView(text, resource, locals);
    return view
      ? [
          {
            ...view,
            form: "blocks",
            owner: resource,
            roleType: roleTypeOf(resource, { text, locals }),
            existence: existenceOf(resource, { text, locals }),
            dropsElements: false,
            object: undefined,
            separable: "hcl",
          },
        ]
      : [];
  }
  const known = policyArguments.get(type);
  if (isControlType(type) && valueOfArgument(resource, ["type"], { text, locals }) === "tag_policy") return [];
  return known ? viewsOfArgument(text, resource, known, scope, collected) : [];
}

function viewsOfArgument(
  text: string,
  resource: HclBlock,
  { argument, languageVersion: version, dropsElements, kind }: PolicyArgument,
  { locals, ownEnd }: FolderScope,
  { elsewhere, unread, reads }: Collected,
): PolicyView[] {
  return resource.body.items.flatMap((item) => {
    if (item.kind !== "argument" || item.name.value !== argument || !item.value) return [];
    const open: TextRange[] = [];
    const ownReads: FileRead[] = [];
    const roleType = dropsElements ? roleTypeOf(resource, { text, locals }) : undefined;
    const collected = { open, reads: ownReads };
    const instances = instancesOf(resource, { text, locals });
    const around = {
      owner: resource, locals, instances, ownEnd, version, depth: 0, dropsElements, roleType, ...collected,
    };
    const expected = { kind, isOnly: true };
    const existence = existenceOf(resource, { text, locals });
    const views = viewsOf(text, item.value, around).map((view) => ({ ...view, expected, existence }));
    // A policy in a sibling is read there.
    const own = views.filter(({ host }) => host.start < ownEnd);
    for (const view of views.filter((one) => !own.includes(one)))
      addOnce(elsewhere, keyOf(view), { ...view, host: item.value.range });
    for (const range of views.length === 0 ? [item.value.range] : open)
      unread.push({ ...range, owner: resource, version });
    const whole = views.length === 0 && open.length === 1 ? item.value.range : undefined;
    pushAll(reads, ownReads.map((read): PolicyRead => ({ ...read, owner: resource, value: whole ?? read.call })));
    return own;
  });
}

/** The type that a role's `type` or, in blocks, its `display_layer` states. */
function roleTypeOf(resource: HclBlock, scope: KnownScope): PolicyView["roleType"] {
  const value = valueOfArgument(resource, ["type", "display_layer"], scope);
  return value ? roleTypesByValue.get(value) : undefined;
}

/** The value of the first argument with one of these names, if it is known. */
function valueOfArgument({ body }: HclBlock, names: readonly string[], scope: KnownScope): string | undefined {
  const found = body.items.find((item) => item.kind === "argument" && names.includes(item.name.value));
  return found?.kind === "argument" && found.value ? knownText(found.value, scope) : undefined;
}

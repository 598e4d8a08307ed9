import type { Argument, BodyItem } from "../hcl/nodes.js";
import { groupBy } from "../text/group-by.js";
import type { FilePart, SiblingTexts } from "./model.js";
import { localArguments } from "./view/scope.js";

// Terraform merges the blocks of override files into those of the others, file by file in the order of their names.
// Source: https://developer.hashicorp.com/terraform/language/files/override

/** Whether Terraform merges the blocks of a file with this name into those of the other files of its folder. */
export function isOverrideName(name: string): boolean {
  return /(?:^|[/\\_])override\.(?:tf|tofu)(?:\.json)?$/.test(name);
}

/** The texts of the other files of a folder that are read together with a file with the name `own`. */
export function siblingTexts(
  own: string,
  files: readonly { readonly name: string; readonly text: string }[],
): SiblingTexts {
  const overrideName = (name: string) => (isOverrideName(name) ? name : undefined);
  const read = withoutTwins(own, files);
  const names = read.map(({ name }) => overrideName(name));
  return withOverrides(read.map(({ text }) => text), { own: overrideName(own), names });
}

/**
 * Of `main.tf` and `main.tofu`, OpenTofu reads only the second one, and Terraform only the first one. The files that
 * are read with another one are those of its own kind. Source: https://opentofu.org/docs/language/files/
 */
function withoutTwins<F extends { readonly name: string }>(own: string, files: readonly F[]): readonly F[] {
  const names = new Set([own, ...files.map(({ name }) => name)]);
  const isTofu = tofuEnd.test(own);
  return files.filter(({ name }) => tofuEnd.test(name) === isTofu || !names.has(twinOf(name)));
}

const tofuEnd = /\.tofu(?:\.json)?$/i;

function twinOf(name: string): string {
  return tofuEnd.test(name)
    ? name.replace(/\.tofu(?=(?:\.json)?$)/i, ".tf")
    : name.replace(/\.tf(?=(?:\.json)?$)/i, ".tofu");
}

/** Texts with the names of the override files among them; without any, the texts alone. */
export function withOverrides(texts: readonly string[], overrides: SiblingTexts["overrides"]): SiblingTexts {
  const isNeeded = overrides && [overrides.own, ...overrides.names].some((name) => name !== undefined);
  return isNeeded ? Object.assign([...texts], { overrides }) : texts;
}

/** The texts with which a sibling sees its folder. */
export function siblingsOfSibling(text: string, siblings: SiblingTexts, sibling: string): SiblingTexts {
  const isOther = (_: unknown, index: number) => siblings[index] !== sibling;
  const { own, names = [] } = siblings.overrides ?? {};
  return withOverrides([text, ...siblings.filter(isOther)], {
    own: names[siblings.indexOf(sibling)],
    names: [own, ...names.filter(isOther)],
  });
}

/** A file and its parts, as far as they are override files. */
interface Folder {
  readonly parts: readonly FilePart[];
  readonly siblings: SiblingTexts;
}

/**
 * The items of a file and its parts as Terraform merges them: without the local values that an override file defines
 * again, and without those definitions if it is not clear what they replace.
 */
export function mergedItems(items: readonly BodyItem[], { parts, siblings }: Folder): readonly BodyItem[] {
  const own = siblings.overrides?.own;
  if (own === undefined && parts.every(({ override }) => override === undefined)) return items;
  const overrideOf = ({ range: { start } }: Argument) => {
    const part = parts.findLast((one) => one.start <= start);
    return part ? part.override : own;
  };
  const without = new Set<BodyItem>();
  for (const all of groupBy(localArguments(items), ({ name }) => name.value).values())
    for (const one of overridden(all, overrideOf)) without.add(one);
  return items.map((item) =>
    item.kind === "block" && item.body.items.some((one) => without.has(one))
      ? { ...item, body: { ...item.body, items: item.body.items.filter((one) => !without.has(one)) } }
      : item,
  );
}

/** The definitions of one local value that do not count. Of several override files, the last one counts. */
function overridden(all: readonly Argument[], overrideOf: (one: Argument) => string | undefined): readonly Argument[] {
  const overriding = all.filter((one) => overrideOf(one) !== undefined);
  if (overriding.length === 0) return [];
  // Twice in other files is an error.
  if (all.length - overriding.length > 1) return overriding;
  const last = overriding.reduce((best, one) => (overrideOf(one)! >= overrideOf(best)! ? one : best));
  return all.filter((one) => one !== last);
}

import type { BodyItem, HclFile } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
import { encloses, type TextEdit, type TextRange, touches } from "../../text/range.js";
import { oncePer } from "../../text/lazily.js";
import { isJson } from "../is-json.js";
import { localReferences } from "../local-references.js";
import type { TerraformFile } from "../model.js";

/**
 * The files that use the local value at a range of a file, also through other local values; `undefined` if anything
 * else than policies of the folder uses it. Only without that it is known what a change of it changes. None if the
 * range is in no local value.
 */
export function policiesUsing(
  range: TextRange,
  file: TerraformFile,
  folder: readonly TerraformFile[],
): ReadonlySet<TerraformFile> | undefined {
  const users = new Set<TerraformFile>();
  const isIn = (at: TextRange, of: TerraformFile, depth: number): boolean => {
    const { text, views } = of;
    // It is not known what a string of a JSON file does with it.
    if (depth > 0 && isJson(text)) return false;
    if (depth > 0 && views.some(({ host }) => encloses(host, at))) return true;
    const { body, comments } = treeOf(of);
    // Text in a comment uses nothing.
    if (depth > 0 && comments.some((one) => encloses(one, at))) return true;
    const local = localsOf(body.items).find((one) => touches(one.range, at.start) && touches(one.range, at.end));
    if (!local) return depth === 0;
    return (
      depth < deepest
      && folder.every((one) =>
        usesOf(local, one).every((use) => {
          users.add(one);
          return isIn(use, one, depth + 1);
        }),
      )
    );
  };
  return isIn(range, file, 0) ? users : undefined;
}

/** The text of a file, and its tree. */
export interface TextWithTree {
  readonly text: string;
  readonly tree: HclFile;
}

/** Whether edits of a file change no other local values than those that they are in. */
export function areOtherLocalsKept(before: TextWithTree, after: TextWithTree, edits: readonly TextEdit[]): boolean {
  const [old, now] = [before, after].map(({ tree }) => localsOf(tree.body.items));
  const textOf = ({ text }: TextWithTree, { range }: BodyItem) => text.slice(range.start, range.end);
  return (
    old!.length === now!.length
    && old!.every((one, index) => {
      const other = now![index]!;
      if (textOf(before, one) === textOf(after, other)) return true;
      return edits.some(({ range }) => encloses(one.range, range)) && nameOf(one) === nameOf(other);
    })
  );
}

// A file has many fixes, and each of them asks for what uses its local value.
const treeOf = oncePer(({ text }: TerraformFile) => parseHcl(text));
const referencesIn = oncePer(({ text }: TerraformFile) => localReferences(text));

/** The maximum depth of locals within locals. */
const deepest = 8;

function localsOf(items: readonly BodyItem[]): readonly BodyItem[] {
  return items.flatMap((item) => (item.kind === "block" && item.type.value === "locals" ? item.body.items : []));
}

function nameOf(local: BodyItem): string | undefined {
  return local.kind === "argument" ? local.name.value : undefined;
}

function usesOf(local: BodyItem, file: TerraformFile): TextRange[] {
  const own = nameOf(local);
  return referencesIn(file).flatMap(({ name, range }) => (name === own ? range : []));
}

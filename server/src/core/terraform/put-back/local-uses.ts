import type { BodyItem } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
import { encloses, type TextRange, touches } from "../../text/range.js";
import { isJson } from "../is-json.js";
import { localReferences } from "../local-references.js";
import type { TerraformFile } from "../model.js";

/**
 * Whether all that uses the local value at a range of a file is a policy of the folder, or another local value of which
 * the same is true. Only then it is known what a change of it changes. Also true if the range is in no local value.
 */
export function isForPoliciesOnly(range: TextRange, file: TerraformFile, folder: readonly TerraformFile[]): boolean {
  const isIn = (at: TextRange, { text, views }: TerraformFile, depth: number): boolean => {
    // It is not known what a string of a JSON file does with it.
    if (depth > 0 && isJson(text)) return false;
    if (depth > 0 && views.some(({ host }) => encloses(host, at))) return true;
    const { body, comments } = parseHcl(text);
    // Text in a comment uses nothing.
    if (depth > 0 && comments.some((one) => encloses(one, at))) return true;
    const local = body.items
      .flatMap((item) => (item.kind === "block" && item.type.value === "locals" ? item.body.items : []))
      .find((one) => touches(one.range, at.start) && touches(one.range, at.end));
    if (!local) return depth === 0;
    return (
      depth < deepest
      && folder.every((one) => usesOf(local, one.text).every((use) => isIn(use, one, depth + 1)))
    );
  };
  return isIn(range, file, 0);
}

/** The maximum depth of locals within locals. */
const deepest = 8;

function usesOf(local: BodyItem, text: string): TextRange[] {
  if (local.kind !== "argument") return [];
  return localReferences(text).flatMap(({ name, range }) => (name === local.name.value ? range : []));
}

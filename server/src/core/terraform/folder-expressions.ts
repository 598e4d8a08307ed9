import { parseHcl } from "../hcl/parse.js";
import type { BodyItem } from "../hcl/nodes.js";
import { expressionsOf } from "../hcl/walk.js";
import { oncePer } from "../text/lazily.js";
import { isJson } from "./is-json.js";
import { mergedItems } from "./override-files.js";
import type { TerraformFile } from "./model.js";
import { localsOfParts, partInHcl, textWith, withLostLocals } from "./view/siblings.js";

/**
 * The items of a file and the local values of its parts, their expressions, and the text that these have their ranges
 * in. A JSON file has no items of HCL.
 */
export const folderExpressions = oncePer((file: TerraformFile) => {
  const { text, parts } = file;
  const read = parts.map(partInHcl);
  const items = [...(isJson(text) ? [] : withLostLocals(text, parseHcl(text))), ...localsOfParts(read)];
  const expressions = expressionsOf(withoutIterators(items));
  return { items: mergedItems(items, file), expressions, text: textWith(text, read) };
});

/** Items without the arguments that only name a variable of a `dynamic` block. */
function withoutIterators(items: readonly BodyItem[], isDynamic = false): readonly BodyItem[] {
  return items.flatMap((item): BodyItem[] => {
    if (item.kind === "argument" && isDynamic && item.name.value === "iterator") return [];
    if (item.kind !== "block") return [item];
    const inside = withoutIterators(item.body.items, item.type.value === "dynamic");
    return [{ ...item, body: { ...item.body, items: inside } }];
  });
}

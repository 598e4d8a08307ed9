import { parseHcl } from "../hcl/parse.js";
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
  return { items: mergedItems(items, file), expressions: expressionsOf(items), text: textWith(text, read) };
});

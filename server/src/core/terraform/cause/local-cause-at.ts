import type { Expression } from "../../hcl/nodes.js";
import { leading } from "../../text/leading.js";
import { oncePer } from "../../text/lazily.js";
import { encloses, type TextRange } from "../../text/range.js";
import { folderExpressions } from "../folder-expressions.js";
import { stringsAt } from "../json/strings-at.js";
import type { TerraformFile } from "../model.js";
import { definitionsOf } from "./definitions.js";
import { shownText } from "./expressions.js";
import { CauseFinder } from "./finder.js";
import type { LocalCause } from "./local-cause.js";

const finderOf = oncePer((file: TerraformFile) => new CauseFinder(definitionsOf(file)));

/** The first cause why the expressions at a range of a file have no value; `undefined` if none is known. */
export function localCauseAt(file: TerraformFile, range: TextRange): LocalCause | undefined {
  const finder = finderOf(file);
  if (file.views.some(({ notBlocks = [] }) => notBlocks.some((one) => encloses(one, range))))
    return { kind: "no-block", local: "statement" };
  const broken = definitionsOf(file).brokenAt(range);
  if (broken) return broken;
  const strings = stringsAt(file, range);
  for (const { template, scope, range: part, isSound } of strings?.parts ?? []) {
    if (!isSound) return { kind: "syntax", local: shownText(scope.text.slice(part.start, part.end)) };
    const found = finder.at(template, part, scope, strings?.isTemplateFile);
    if (found) return found;
  }
  if (strings) return undefined;
  const { expressions } = folderExpressions(file);
  for (const one of expressionsAt(expressions, range)) {
    const found = finder.at(one, range, definitionsOf(file).scope);
    if (found) return found;
  }
  return undefined;
}

/** The expressions of a list in the order of the text that are, at least in part, in a range. */
function expressionsAt(all: readonly Expression[], range: TextRange): readonly Expression[] {
  const first = leading(all, (one) => one.range.end <= range.start);
  const end = leading(all, (one) => one.range.start < range.end);
  return all.slice(first, Math.max(first, end));
}

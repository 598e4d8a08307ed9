import type { Expression } from "../../hcl/nodes.js";
import { leading } from "../../text/leading.js";
import { oncePer } from "../../text/lazily.js";
import { encloses, type TextRange } from "../../text/range.js";
import { folderExpressions } from "../folder-expressions.js";
import { stringsAt } from "../json/strings-at.js";
import type { TerraformFile } from "../model.js";
import { type Causes, causesOf } from "./causes.js";
import { definitionsOf } from "./definitions.js";
import { shownText } from "./expressions.js";
import { CauseFinder } from "./finder.js";

const finderOf = oncePer((file: TerraformFile) => new CauseFinder(definitionsOf(file)));

/** The causes why the expressions at a range of a file have no value; empty if none is known. */
export function localCausesAt(file: TerraformFile, range: TextRange): Causes {
  const finder = finderOf(file);
  if (file.views.some(({ notBlocks = [] }) => notBlocks.some((one) => encloses(one, range))))
    return [{ kind: "no-block", local: "statement" }];
  const broken = definitionsOf(file).brokenAt(range);
  if (broken) return [broken];
  const strings = stringsAt(file, range);
  if (strings)
    return causesOf(strings.parts, ({ template, scope, range: part, isSound }) =>
      isSound
        ? finder.at(template, part, scope, strings.isTemplateFile)
        : [{ kind: "syntax", local: shownText(scope.text.slice(part.start, part.end)) }]);
  const { expressions } = folderExpressions(file);
  const { scope } = definitionsOf(file);
  return causesOf(expressionsAt(expressions, range), (one) => finder.at(one, range, scope));
}

/** The expressions of a list in the order of the text that are, at least in part, in a range. */
function expressionsAt(all: readonly Expression[], range: TextRange): readonly Expression[] {
  const first = leading(all, (one) => one.range.end <= range.start);
  const end = leading(all, (one) => one.range.start < range.end);
  return all.slice(first, Math.max(first, end));
}

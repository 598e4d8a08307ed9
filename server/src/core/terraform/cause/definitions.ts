import type { Argument, Expression } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
import { parseJsonText } from "../../policy/json/json.js";
import { groupBy } from "../../text/group-by.js";
import { LineIndex } from "../../text/line-index.js";
import { oncePer } from "../../text/lazily.js";
import { encloses, type TextRange } from "../../text/range.js";
import { folderExpressions } from "../folder-expressions.js";
import { isJson } from "../is-json.js";
import { allStrings, entriesOf } from "../json/strings.js";
import { hasSequence, heredocOf } from "../json/templates.js";
import type { FilePart, TerraformFile } from "../model.js";
import { mergedItems } from "../override-files.js";
import { isBroken } from "../view/lost-locals.js";
import { type KnownScope, localArguments, localsOf } from "../view/scope.js";
import { localsOfParts, partInHcl, textWith } from "../view/siblings.js";
import type { LocalCause } from "./local-cause.js";

/** The local values of a file and its parts. */
export interface Definitions {
  /** What they are evaluated in. */
  readonly scope: KnownScope;
  /** The value of the only definition of a local value, or why there is none. */
  of(name: string): { readonly value: Expression } | { readonly cause: LocalCause };
  /** The cause for a string in the definition of a local value in JSON that HCL cannot read. */
  brokenAt(range: TextRange): LocalCause | undefined;
}

/** The definitions of local values that count for a file. */
export const definitionsOf = oncePer((file: TerraformFile): Definitions => {
  const { text } = file;
  const own = isJson(text) ? partInHcl({ text, start: 0 }) : undefined;
  const items = mergedItems([...(own ? localsOfParts([own]) : []), ...folderExpressions(file).items], file);
  const found = groupBy(localArguments(items), ({ name }) => name.value);
  const scope = {
    text: own ? textWith(own.text, file.parts.map(partInHcl)) : folderExpressions(file).text,
    locals: localsOf(items),
  };
  const isUnread = ({ value, range }: Argument) =>
    !value || isBroken(value) || brokenStrings(file).some((one) => encloses(range, one));
  return {
    scope,
    of: (name) => {
      const local = `local.${name}`;
      const all = found.get(name) ?? [];
      const unread = all.find(isUnread);
      if (unread) return { cause: unreadable(file, local, unread.range.start) };
      const [only] = all;
      if (!only?.value) return { cause: { kind: "undefined", local } };
      return all.length > 1 ? { cause: { kind: "repeated", local } } : { value: only.value };
    },
    brokenAt: (place) => {
      if (!brokenStrings(file).some((one) => encloses(one, place))) return undefined;
      const around = [...found.values()].flat().find(({ range }) => encloses(range, place));
      return around && unreadable(file, `local.${around.name.value}`, around.range.start);
    },
  };
});

function unreadable({ text }: TerraformFile, local: string, offset: number): LocalCause {
  if (offset >= text.length) return { kind: "unreadable-elsewhere", local };
  return { kind: "unreadable", local, line: new LineIndex(text).positionAt(offset).line + 1 };
}

/** The strings of local values in JSON that are no templates that HCL can read. */
const brokenStrings = oncePer(({ text, parts }: TerraformFile) =>
  [{ text, start: 0 }, ...parts].flatMap((part) => (isJson(part.text) ? brokenIn(part) : [])),
);

function brokenIn({ text, start }: FilePart): TextRange[] {
  const locals = entriesOf(parseJsonText(text).root).filter(({ key }) => key.value === "locals");
  return locals
    .flatMap(({ value }) => allStrings(value))
    .filter(
      (node) => !node.isClosed || (hasSequence(node) && parseHcl(heredocOf(node.value, "value").text).problems > 0),
    )
    .map(({ range }) => ({ start: start + range.start, end: start + range.end }));
}

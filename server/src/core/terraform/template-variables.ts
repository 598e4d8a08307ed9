import type { Directive, Expression, Template } from "../hcl/nodes.js";

/** A variable of a loop in a template, `%{ for name in list }`. */
interface TemplateVariable {
  readonly name: string;
  readonly collection: Expression | undefined;
}

/** The variables of all loops in a template. `text` is the text of the file. */
export function variablesOf({ parts }: Template, text: string): readonly TemplateVariable[] {
  return parts.flatMap((part) => {
    if (part.kind !== "directive" || part.keyword !== "for") return [];
    return loopNames(part, text).map((name) => ({ name, collection: part.value }));
  });
}

/** The variables of `%{ for key, name in list }`. */
export function loopNames({ range }: Directive, text: string): readonly string[] {
  const [, names = ""] = /\bfor\s+([^]*?)\s+in\b/.exec(text.slice(range.start, range.end)) ?? [];
  return names.split(",").map((name) => name.trim());
}

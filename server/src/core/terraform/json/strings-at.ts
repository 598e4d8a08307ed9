import { parseJsonText } from "../../policy/json/json.js";
import { hasProperty, type SyntaxNode } from "../../policy/syntax.js";
import { oncePer } from "../../text/lazily.js";
import { pushAll } from "../../text/push-all.js";
import { encloses, type TextRange } from "../../text/range.js";
import { isJson, isTemplate } from "../is-json.js";
import type { TerraformFile } from "../model.js";
import { valuesNamed } from "./bodies.js";
import { allStrings } from "./strings.js";
import { hasSequence, type JsonTemplate, jsonTemplates, type TemplateString } from "./templates.js";

/** What decides about the value at a range of a JSON file. */
export interface StringsAt {
  /** The templates, each with a range of its text. */
  readonly parts: readonly (JsonTemplate & { readonly range: TextRange })[];
  /** Whether it is in a dynamic block, whose other strings are among them: they decide how often it applies. */
  readonly isInDynamic: boolean;
  /** Whether the file is a template, whose variables have no definition in the folder. */
  readonly isTemplateFile: boolean;
}

/** The strings with sequences at a range of a JSON file or a template file; `undefined` for any other place. */
export function stringsAt(file: TerraformFile, range: TextRange): StringsAt | undefined {
  if (range.start >= file.text.length || !(isJson(file.text) || isTemplate(file.text))) return undefined;
  const { root, strings, templates, isTemplateFile } = stringsOf(file);
  const part = (node: TemplateString, at: TextRange) => {
    const found = templates.of(node);
    return { ...found, range: found.places.inTemplate(at) };
  };
  const places = strings.filter((node) => node.range.start < range.end && range.start < node.range.end);
  const [only] = places;
  if (only && encloses(only.range, range)) return { parts: [part(only, range)], isInDynamic: false, isTemplateFile };
  const around = dynamicAround(root, range);
  const all = around ? strings.filter((node) => encloses(around, node.range)) : places;
  return { parts: all.map((node) => part(node, node.range)), isInDynamic: around !== undefined, isTemplateFile };
}

/** The strings of a JSON file that have sequences. A template file is one string. */
const stringsOf = oncePer(({ text, parts, siblings: { overrides } }: TerraformFile) => {
  const { root } = parseJsonText(text);
  const isTemplateFile = isTemplate(text) || hasProperty(root, "Statement");
  const range = { start: 0, end: text.length };
  const whole: TemplateString = { range, content: range, value: text };
  const strings: readonly TemplateString[] = isTemplateFile ? [whole] : allStrings(root).filter(hasSequence);
  const templates = jsonTemplates({ text, root, parts, override: overrides?.own }, strings);
  return { root, strings, isTemplateFile, templates };
});

/** The innermost dynamic block around a range. */
function dynamicAround(root: SyntaxNode | undefined, range: TextRange): TextRange | undefined {
  let found: TextRange | undefined;
  for (let node = root; node; ) {
    const inside: SyntaxNode[] = node.kind === "array" ? [...node.items] : [];
    if (node.kind === "object") pushAll(inside, node.properties.flatMap(({ value }) => value ?? []));
    const dynamics = node.kind === "object" ? valuesNamed(node, "dynamic") : [];
    found = dynamics.find((one) => encloses(one.range, range))?.range ?? found;
    node = inside.find((one) => encloses(one.range, range));
  }
  return found;
}

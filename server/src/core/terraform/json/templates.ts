import { piecesOf, type ValuePiece } from "../../hcl/decode.js";
import type { BodyItem, Template } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
import type { StringNode, SyntaxNode } from "../../policy/syntax.js";
import type { TextRange } from "../../text/range.js";
import { viewOfJsonString } from "../../view/json-string.js";
import type { View } from "../../view/view.js";
import type { FilePart } from "../model.js";
import { knownText } from "../view/known-value.js";
import { type KnownScope, localsOf } from "../view/scope.js";
import { textWith } from "../view/siblings.js";
import { type HostPlaces, hostPlaces } from "./host-places.js";
import { jsonLocals } from "./locals.js";

/** A Terraform file in JSON, and those parts of its folder whose local values it uses. */
export interface JsonFile {
  readonly text: string;
  readonly root: SyntaxNode | undefined;
  readonly parts: readonly FilePart[];
  /** Its name, if it is an override file. */
  readonly override?: string | undefined;
}

/** A string of a JSON file, or a whole template file. */
export type TemplateString = Pick<StringNode, "range" | "content" | "value">;

/** A string of a JSON file as the template that it is: a heredoc in a text of its own. */
export interface JsonTemplate {
  readonly template: Template;
  /** The value of the string is in the text from `start` to `end`; a line break follows. */
  readonly start: number;
  readonly end: number;
  readonly scope: KnownScope;
  readonly places: HostPlaces;
  /** Whether HCL can read it. */
  readonly isSound: boolean;
}

/** The templates that strings of a JSON file are. */
export interface JsonTemplates {
  of(node: TemplateString): JsonTemplate;
}

/** A heredoc with the value of a string, which has no escapes with a backslash. */
export function heredocOf(value: string, name: string): { readonly text: string; readonly start: number } {
  let mark = "EOT_";
  while (value.includes(mark)) mark += "_";
  const head = `${name} = <<${mark}\n`;
  return { text: `${head}${value}\n${mark}\n`, start: head.length };
}

/** Whether a string may be something else than its text. */
export function hasSequence({ value }: StringNode): boolean {
  return /[$%]\{/.test(value);
}

/** The pieces of a template without the line break at its end. */
export function piecesIn({ template, start, end, scope }: JsonTemplate): readonly ValuePiece[] {
  return piecesOf(scope.text, template).flatMap((piece) => {
    const { kind, value, range } = piece;
    if (range.end <= end) return piece;
    const place = { start: Math.max(range.start, start), end };
    return range.start < end ? { kind, value: value.slice(0, end - range.start), range: place } : [];
  });
}

/** The value of a node that is a string; `undefined` if it is not known. */
export function knownStringIn(file: JsonFile, node: SyntaxNode | undefined): string | undefined {
  if (node?.kind !== "string" || !hasSequence(node)) return node?.kind === "string" ? node.value : undefined;
  const { template, scope } = jsonTemplates(file, [node]).of(node);
  return knownText(template, scope)?.replace(/\n$/, "");
}

/** The templates of strings. Those `nodes` are read together, when the first one is needed. */
export function jsonTemplates(file: JsonFile, nodes: readonly TemplateString[]): JsonTemplates {
  let found: ReadonlyMap<TemplateString, JsonTemplate> | undefined;
  return {
    of: (node) => (found ??= readTemplates(file, nodes)).get(node) ?? readTemplates(file, [node]).get(node)!,
  };
}

/**
 * Templates that HCL can read share one text, so that local values are evaluated once. Each of the others has a text of
 * its own, in which nothing is known.
 */
function readTemplates(file: JsonFile, nodes: readonly TemplateString[]): ReadonlyMap<TemplateString, JsonTemplate> {
  const found = new Map<TemplateString, JsonTemplate>();
  const sound: { readonly node: TemplateString; readonly string: View; readonly start: number }[] = [];
  let shared = "";
  for (const node of nodes) {
    const string = viewOfJsonString(file.text, node.content);
    const { text, start } = heredocOf(string.text, "value");
    const { isSound, body } = parseHcl(text);
    if (isSound) {
      sound.push({ node, string, start: shared.length + start });
      shared += text;
      continue;
    }
    const places = hostPlaces(string, start, undefined);
    const scope = { text, locals: new Map() };
    const end = start + string.text.length;
    found.set(node, { template: templateOf(body.items[0], { start, end }), start, end, scope, places, isSound });
  }
  const locals = /\blocal\b/.test(shared) ? jsonLocals(file, shared.length) : undefined;
  const text = locals ? textWith(shared, locals.beside.read) : shared;
  const scope = { text, locals: localsOf(locals?.beside.items ?? []) };
  const { items } = parseHcl(shared).body;
  sound.forEach(({ node, string, start }, index) => {
    const end = start + string.text.length;
    const places = hostPlaces(string, start, locals);
    found.set(node, { template: templateOf(items[index], { start, end }), start, end, scope, places, isSound: true });
  });
  return found;
}

/** The heredoc in an argument; without one, a template of which nothing is known. */
function templateOf(item: BodyItem | undefined, range: TextRange): Template {
  if (item?.kind === "argument" && item.value?.kind === "template") return item.value;
  const unknown = { value: undefined, trimsBefore: false, trimsAfter: false, isClosed: false };
  const parts = [{ kind: "interpolation", range, ...unknown } as const];
  return { kind: "template", form: "heredoc", range, content: range, parts, isIndented: false, isClosed: false };
}

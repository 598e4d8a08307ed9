import { isSurelyJson, parseJsonText, syntaxProblems } from "../../policy/json/json.js";
import { hasFullWidth } from "../../policy/json/normalize.js";
import { hasProperty } from "../../policy/syntax.js";
import { composeViews } from "../../view/compose.js";
import { viewOfJsonString } from "../../view/json-string.js";
import { Segments, toHostRange, type View } from "../../view/view.js";
import type { TextRange } from "../../text/range.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { readNative } from "../native.js";
import { mayHoldPolicies } from "../resources.js";
import { viewOfJsonBlocks } from "./blocks.js";
import { inJsonLocal, type JsonLocals, jsonLocals } from "./locals.js";
import { heredocOf } from "./string-template.js";
import { blockResources, type PolicyString, policyStrings } from "./strings.js";

/**
 * The policies of a Terraform file in JSON. Every string in it is a template, which has the notation of a heredoc: no
 * escapes with a backslash. So each string is read as a heredoc in a file of its own.
 */
export function readJson(text: string): TerraformFile {
  if (!mayHoldPolicies(text)) return { ...withoutParts(text), ...unsound, views: [], unread: [], reads: [] };
  const { root, isJsonc } = parseJsonText(text);
  if (hasProperty(root, "Statement")) return readTemplateFile(text);
  let known: JsonLocals | undefined;
  const locals = () => (known ??= jsonLocals(root));
  const found = policyStrings(root).map((one) => read(text, one, locals));
  const ofBlocks = blockResources(root).flatMap((one) => viewOfJsonBlocks(text, one) ?? []);
  return {
    ...withoutParts(text),
    // Only an edit needs it.
    get problems() {
      return syntaxProblems(text, "json").length;
    },
    isSound: () =>
      isJsonc && !hasFullWidth(text) && (isSurelyJson(text) || syntaxProblems(text, "json").length === 0),
    items: root ? [root.range] : [],
    syntaxErrors: found.flatMap(({ syntaxErrors }) => syntaxErrors),
    views: [...ofBlocks, ...found.flatMap(({ views }) => views)].sort((a, b) => a.host.start - b.host.start),
    unread: found.flatMap(({ unread }) => unread),
    reads: found.flatMap(({ reads }) => reads),
  };
}

type FromString = Pick<TerraformFile, "views" | "unread" | "reads" | "syntaxErrors">;

/** The policies of one string, with offsets of the JSON text. */
function read(
  text: string,
  one: PolicyString,
  locals: () => JsonLocals,
): FromString {
  const { node, resource } = one;
  if (!node.isClosed || (!resource && !mayHoldPolicies(node.value)))
    return { views: [], unread: [], reads: [], syntaxErrors: [] };
  const used = /\blocal\./.test(node.value) ? locals() : undefined;
  return readTemplate({ ...one, string: viewOfJsonString(text, node.content), range: node.range, locals: used });
}

/** A template file: `templatefile("policy.json.tftpl", {})`. Its text is the value of a string. */
export function readTemplateFile(text: string): TerraformFile {
  const range = { start: 0, end: text.length };
  const string = { text, segments: Segments.of([{ kind: "copied", view: range, host: range }]), toHostEdits: same };
  const found = readTemplate({ string, range, owner: undefined, resource: undefined });
  return { ...withoutParts(text), ...unsound, ...found };
}

const unsound = { problems: 0, syntaxErrors: [], isSound: () => false, items: [] };

const same: View["toHostEdits"] = (edits) => edits;

/** The policies in a template, with offsets of the text that contains it. */
function readTemplate({
  string,
  range: whole,
  owner,
  resource,
  roleType,
  locals,
}: Omit<PolicyString, "node"> & {
  readonly string: View;
  readonly range: TextRange;
  readonly locals?: JsonLocals | undefined;
}): FromString {
  const heredoc = heredocOf(string.text, resource?.known.argument ?? "value");
  const head = resource ? `resource "${resource.type}" "r" {\n` : 'module "m" {\n';
  const own = `${head}${heredoc.text}}\n`;
  const file = readNative(own + (locals?.hcl ?? ""));
  const start = head.length + heredoc.start;
  const toHost = (range: TextRange): TextRange => {
    const clamp = (offset: number) => Math.min(Math.max(offset - start, 0), string.text.length);
    return toHostRange(string, { start: clamp(range.start), end: clamp(range.end) });
  };
  const compose = (view: PolicyView): PolicyView => ({
    ...view,
    segments: locals ? withLocals(view, locals) : composeViews(view.segments, string.segments, start),
    conditions: view.conditions.map(toHost),
    host: view.form === "heredoc" ? whole : toHost(view.host),
    owner,
    roleType,
    object: undefined,
    inString: { file, view, string, start },
    // Whether any other string has a policy depends on all of its text.
    separable: view.separable && resource && file.isSound() ? "json-string" : undefined,
  });
  const withLocals = ({ segments }: PolicyView, known: JsonLocals) =>
    Segments.of([...segments].flatMap((one) => {
      const inLocal = one.host.start > own.length ? inJsonLocal(one, known, own.length) : undefined;
      return inLocal ?? [...composeViews(Segments.of([one]), string.segments, start)];
    }));
  return {
    views: file.views.filter(({ host }) => host.start < own.length).map(compose),
    unread: owner ? file.unread.map((one) => ({ ...one, ...toHost(one), owner })) : [],
    // An edit of the template is not one of the string.
    syntaxErrors: file.syntaxErrors.map(({ kind, range }) => ({ kind, range: toHost(range), edits: [] })),
    reads: file.reads.map(({ path, isTemplate, encoded }) => ({
      path: { value: path.value, range: toHost(path.range) },
      isTemplate,
      encoded: encoded && toHost(encoded),
    })),
  };
}

function withoutParts(text: string): Pick<TerraformFile, "text" | "siblings" | "parts" | "comments"> {
  return { text, siblings: [], parts: [], comments: [] };
}

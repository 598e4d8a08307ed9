import { isSurelyJson, parseJsonText, syntaxProblems } from "../../policy/json/json.js";
import { hasFullWidth } from "../../policy/json/normalize.js";
import { hasProperty } from "../../policy/syntax.js";
import { viewOfJsonString } from "../../view/json-string.js";
import { Segments, type View } from "../../view/view.js";
import type { TextRange } from "../../text/range.js";
import type { PolicyView, SiblingTexts, TerraformFile } from "../model.js";
import { readNative } from "../native.js";
import { mayHoldPolicies } from "../resources.js";
import { greatest } from "../../text/push-all.js";
import { type Decision, movedGuards } from "../view/guards.js";
import { partsWithLocals } from "../view/siblings.js";
import { viewOfJsonBlocks } from "./blocks.js";
import { existenceInJson } from "./existence.js";
import { hostPlaces } from "./host-places.js";
import { type JsonLocals, jsonLocals } from "./locals.js";
import { blockResources, type PolicyString, policyStrings } from "./strings.js";
import { heredocOf, knownStringIn } from "./templates.js";

/**
 * The policies of a Terraform file in JSON. Every string in it is a template, which has the notation of a heredoc: no
 * escapes with a backslash. So each string is read as a heredoc in a file of its own.
 */
export function readJson(text: string, siblings: SiblingTexts = []): TerraformFile {
  const nothing = { ...withoutParts(text), siblings };
  if (!mayHoldPolicies(text)) return { ...nothing, ...unsound, views: [], elsewhere: [], unread: [], reads: [] };
  const { root, isJsonc } = parseJsonText(text);
  if (hasProperty(root, "Statement")) return readTemplateFile(text);
  const parts = siblings.length > 0 ? partsWithLocals(text, siblings) : [];
  const file = { text, root, parts, override: siblings.overrides?.own };
  const strings = policyStrings(root, (node) => knownStringIn(file, node));
  const templates = strings.flatMap((one) => templateOf(text, one) ?? []);
  const start = greatest(templates.map((one) => (one.usesLocals ? one.own.length : 0)));
  let known: JsonLocals | undefined;
  const locals = () => (known ??= jsonLocals(file, start));
  const found = templates.map((one) => {
    const existence = one.resource && existenceInJson(file, one.resource.body);
    return readTemplate(one, one.usesLocals ? locals() : undefined, existence);
  });
  const ofBlocks = blockResources(root).flatMap((one) => viewOfJsonBlocks(file, one) ?? []);
  return {
    ...nothing,
    parts,
    // Only an edit needs it.
    get problems() {
      return syntaxProblems(text, "json").length;
    },
    isSound: () =>
      ofBlocks.every(({ notBlocks = [] }) => notBlocks.length === 0)
      && isJsonc && !hasFullWidth(text) && (isSurelyJson(text) || syntaxProblems(text, "json").length === 0),
    items: root ? [root.range] : [],
    syntaxErrors: found.flatMap(({ syntaxErrors }) => syntaxErrors),
    views: [...ofBlocks, ...found.flatMap(({ views }) => views)].sort((a, b) => a.host.start - b.host.start),
    elsewhere: found.flatMap(({ elsewhere }) => elsewhere),
    unread: found.flatMap(({ unread }) => unread),
    reads: found.flatMap(({ reads }) => reads),
  };
}

type FromString = Pick<TerraformFile, "views" | "elsewhere" | "unread" | "reads" | "syntaxErrors">;

/** A string that may be a policy, as a file of its own. */
interface StringFile extends Omit<PolicyString, "node"> {
  readonly string: View;
  /** The string in the text that contains it. */
  readonly range: TextRange;
  readonly own: string;
  /** The offset of the string's value in `own`. */
  readonly start: number;
  readonly usesLocals: boolean;
}

function templateOf(text: string, one: PolicyString): StringFile | undefined {
  const { node, resource } = one;
  if (!node.isClosed || (!resource && !mayHoldPolicies(node.value))) return undefined;
  const usesLocals = /\blocal\b/.test(node.value);
  return { ...fileOf({ ...one, string: viewOfJsonString(text, node.content), range: node.range }), usesLocals };
}

/** A template file: `templatefile("policy.json.tftpl", {})`. Its text is the value of a string. */
export function readTemplateFile(text: string): TerraformFile {
  const range = { start: 0, end: text.length };
  const string = { text, segments: Segments.of([{ kind: "copied", view: range, host: range }]), toHostEdits: same };
  const found = readTemplate(fileOf({ string, range, owner: undefined, resource: undefined }));
  return { ...withoutParts(text), ...unsound, ...found };
}

const unsound = { problems: 0, syntaxErrors: [], isSound: () => false, items: [] };

const same: View["toHostEdits"] = (edits) => edits;

function fileOf(one: Omit<StringFile, "own" | "start" | "usesLocals">): StringFile {
  const { string, resource } = one;
  const heredoc = heredocOf(string.text, resource?.known.argument ?? "value");
  const head = resource ? `resource "${resource.type}" "r" {\n` : 'module "m" {\n';
  return { ...one, own: `${head}${heredoc.text}}\n`, start: head.length + heredoc.start, usesLocals: false };
}

/** The policies in a template, with offsets of the text that contains it. */
function readTemplate(
  { string, range: whole, owner, resource, roleType, own, start }: StringFile,
  locals?: JsonLocals,
  existence?: Decision,
): FromString {
  const file = readNative(own, [], locals?.beside);
  const places = hostPlaces(string, start, locals);
  const toHost = places.range;
  const compose = (view: PolicyView): PolicyView => ({
    ...view,
    segments: places.segments(view.segments),
    guards: movedGuards(view.guards, { inHost: toHost }),
    host: view.form === "heredoc" ? whole : toHost(view.host),
    owner,
    roleType,
    existence,
    object: undefined,
    inString: { file, view, string, start },
    // Whether any other string has a policy depends on all of its text.
    separable: view.separable && resource && file.isSound() ? "json-string" : undefined,
  });
  return {
    views: file.views.map(compose),
    elsewhere: file.elsewhere.map(compose),
    unread: owner ? file.unread.map((one) => ({ ...one, ...toHost(one), owner })) : [],
    // An edit of the template is not one of the string.
    syntaxErrors: file.syntaxErrors.map(({ kind, range }) => ({ kind, range: toHost(range), edits: [] })),
    reads: file.reads.map(({ call, path, value, isTemplate, encoded, isChanged, owner: own }) => ({
      call: toHost(call),
      path: { value: path.value, range: toHost(path.range) },
      value: toHost(value),
      isTemplate,
      owner: owner ?? own,
      encoded: encoded && toHost(encoded),
      ...(isChanged ? { isChanged } : {}),
    })),
  };
}

function withoutParts(text: string): Pick<TerraformFile, "text" | "siblings" | "parts" | "comments"> {
  return { text, siblings: [], parts: [], comments: [] };
}

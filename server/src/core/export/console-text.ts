import type { Catalog } from "../catalog/catalog.js";
import { lint } from "../lint/lint.js";
import { type FixedText, applySafeFixes } from "../lint/apply-safe-fixes.js";
import type { LintSettings } from "../config/lint-settings.js";
import { syntaxProblems } from "../policy/json/json.js";
import type { Dialect, PolicyDocument, PolicyFile } from "../policy/model.js";
import { policiesIn } from "../policy/embedded.js";
import { parsePolicyFile } from "../policy/parse.js";
import { toHostRange } from "../view/view.js";
import { format, type Language } from "../text/message.js";
import { enumerate } from "../text/enumerate.js";
import { touches, type TextRange } from "../text/range.js";
import { apiBody, type BodyChoices } from "./api-body.js";
import { printJson, toPiece } from "./json-text.js";
import type { ExportNote } from "./note.js";
import { type Refusal, refusal } from "./refusal.js";
import type { RoleType } from "./role-type.js";

/** The forms of an exported policy: for the JSON view of the console, or as the body of a request. */
export const consoleForms = ["pretty", "minified", "api-body"] as const;

export type ConsoleForm = (typeof consoleForms)[number];

/** A text, and what its checks and fixes depend on. */
export interface ConsoleSource {
  readonly text: string;
  readonly dialect: Dialect;
  readonly catalog: Catalog;
  readonly settings: LintSettings;
}

export interface ConsoleRequest extends BodyChoices {
  readonly form: ConsoleForm;
  /** The index of the policy in the file, from 0, or the offset of the cursor. Not needed if the file has only one. */
  readonly policy: { readonly index: number } | { readonly offset: number } | undefined;
}

export type ConsoleText =
  | {
      readonly kind: "text";
      readonly text: string;
      readonly form: ConsoleForm;
      readonly errors: number;
      readonly warnings: number;
      readonly notes: readonly ExportNote[];
    }
  /** The file has several policies, and none was selected. */
  | { readonly kind: "policy-wanted"; readonly file: PolicyFile }
  | { readonly kind: "type-wanted"; readonly index: number; readonly suggested: RoleType; readonly reason: ExportNote }
  | Refusal;

/**
 * One policy of a text as strict JSON, without comments, byte order mark and trailing commas. Safe fixes are applied
 * and reported; everything else is kept, key by key. Never throws: a text that cannot be converted to JSON is refused
 * with the place.
 */
export function consoleText(source: ConsoleSource, { form, policy: wanted, ...choices }: ConsoleRequest): ConsoleText {
  const before = parsePolicyFile(source.text.replace(/^\ufeff/, ""), source.dialect);
  if (before.policies.length === 0 && before.embedded.length > 0)
    return embeddedText(before, source, { form, policy: wanted, ...choices });
  const fixed = applySafeFixes(before.text, source.catalog, source.settings, source.dialect);
  const file = parsePolicyFile(fixed.text, source.dialect);
  if (file.policies.length === 0 || syntaxProblems(file.text, "jsonc").length > 0) return refusal(source);
  const index = indexOf(before, file, wanted);
  const policy = index === undefined ? undefined : file.policies[index];
  if (index === undefined || policy === undefined) return { kind: "policy-wanted", file };

  const notes = [...fixNotes(before, file, index, fixed), ...unknownKeyNotes(policy)];
  if (form !== "api-body")
    return {
      kind: "text",
      form,
      text: printJson(toPiece(policy.node, file.text), form),
      ...count(source, file, policy),
      notes,
    };
  if (policy.language !== "1.1")
    return { kind: "refused", range: policy.node.range, reason: { text: otherApi, args: {} } };
  const body = apiBody(policy, file.text, choices);
  if (body.kind === "type-wanted") return { ...body, index };
  const text = printJson(body.piece, "pretty");
  return { kind: "text", form, text, ...count(source, file, policy, text), notes: [...body.notes, ...notes] };
}

/** The policy of a file that stores its policies in strings. */
function embeddedText(host: PolicyFile, source: ConsoleSource, request: ConsoleRequest): ConsoleText {
  const { policy: wanted } = request;
  const { embedded } = host;
  const meant = !wanted
    ? undefined
    : "index" in wanted
      ? embedded[wanted.index]
      : embedded.find(({ node }) => touches(node.range, wanted.offset));
  const one = embedded.length === 1 ? embedded[0] : meant;
  if (!one) return { kind: "policy-wanted", file: { ...host, policies: policiesIn(host) } };
  const result = consoleText({ ...source, text: one.view.text, dialect: "json" }, { ...request, policy: { index: 0 } });
  const moved = source.text.length - host.text.length;
  if (result.kind !== "refused" || !result.range) return result;
  const { start, end } = toHostRange(one.view, result.range);
  return { ...result, range: { start: start + moved, end: end + moved } };
}

/** `undefined` if there are several policies and none was selected. */
function indexOf(before: PolicyFile, { policies }: PolicyFile, wanted: ConsoleRequest["policy"]): number | undefined {
  if (policies.length === 1) return 0;
  if (!wanted) return undefined;
  if ("index" in wanted) return wanted.index;
  const found = before.policies.findIndex(({ node }) => touches(node.range, wanted.offset));
  // A fix can reveal another policy, which changes the indexes.
  return found >= 0 && before.policies.length === policies.length ? found : undefined;
}

/** Counts errors and warnings of the exported part. Its comments still suppress findings. */
function count(
  { catalog, settings }: ConsoleSource,
  file: PolicyFile,
  { node: { range } }: PolicyDocument,
  body?: string,
): { errors: number; warnings: number } {
  const isInPolicy = ({ start, end }: TextRange) => range.start <= start && end <= range.end;
  const found = [
    ...lint(file, catalog, settings).filter(
      ({ rule, report }) => rule.subject !== "file" && rule.subject !== "suppression" && isInPolicy(report.range),
    ),
    // The body around the policy differs from the author's.
    ...(body === undefined
      ? []
      : lint(parsePolicyFile(body), catalog, settings).filter(({ rule }) => rule.subject === "file")),
  ];
  const of = (severity: string) => found.filter((finding) => finding.severity === severity).length;
  return { errors: of("error"), warnings: of("warning") };
}

/** Notes on the fixes that changed the exported part. */
function fixNotes(before: PolicyFile, after: PolicyFile, index: number, { fixes, text }: FixedText): ExportNote[] {
  const old = before.policies.length === after.policies.length ? before.policies[index] : undefined;
  const isSound = before.problems.every(({ kind }) => kind === "invalid-comment-token" || kind === "trailing-comma");
  const isSame =
    old !== undefined
    && isSound
    && printJson(toPiece(old.node, before.text), "minified")
      === printJson(toPiece(after.policies[index]!.node, text), "minified");
  if (isSame) return [];
  const made = fixes.filter(
    ({ round, edits }) =>
      round > 0 || old === undefined || edits.some(({ range }) => touches(old.node.range, range.start)),
  );
  const titles = (language: Language) => [...new Set(made.map(({ title, args }) => format(title, args, language)))];
  return made.length === 0
    ? []
    : [{ text: fixedInCopy, args: { titles: { en: titles("en").join("; "), zh: titles("zh").join("；") } } }];
}

function unknownKeyNotes({ unknownKeys, statements }: PolicyDocument): ExportNote[] {
  const keys = [...unknownKeys, ...statements.flatMap((statement) => statement.unknownKeys)].map(
    ({ key }) => key.value,
  );
  return keys.length === 0 ? [] : [{ text: unknown, args: { keys: enumerate([...new Set(keys)]) } }];
}

const fixedInCopy = { en: "Fixed in the copy: {titles}.", zh: "副本中已修复：{titles}。" };
const unknown = { en: "Kept, although the policy language does not have them: {keys}.", zh: "保留了策略语言中没有的键：{keys}。" };
const otherApi = {
  en: "This API takes custom policies of version 1.1 only. Copy the policy as JSON instead.",
  zh: "该接口仅支持 1.1 版本的自定义策略，请改为复制 JSON。",
};

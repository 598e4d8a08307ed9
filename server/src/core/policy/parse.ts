import { applyEdits } from "../text/range.js";
import { findSyntaxErrors } from "./json/syntax-errors.js";
import { parseJson, syntaxProblems } from "./json/json.js";
import { normalize } from "./json/normalize.js";
import { findElement, unknownKeys } from "./elements.js";
import type { Dialect, PolicyDocument, PolicyFile } from "./model.js";
import { readStatements } from "./read.js";
import { policyCandidates, recognise, versionText } from "./recognise.js";
import { hasProperty, type ObjectNode } from "./syntax.js";

/**
 * The policies of a JSON or JSONC text. Total: a text that is broken gives what can be understood of it, and a text that
 * is no policy of Huawei Cloud gives none.
 */
export function parsePolicyFile(text: string, dialect: Dialect = "json"): PolicyFile {
  const other: PolicyFile = { text, dialect, policies: [], root: undefined, problems: [], syntaxErrors: [], areSyntaxErrorsFixable: false, looksLikePolicy: false };
  // Most JSON files of a workspace are something else; they cost one search.
  if (!/statement|"st\w{4,7}t"\s*:/i.test(text)) return other;
  const root = parseJson(text);
  const policies = policyCandidates(root).flatMap((node) => toDocument(node, text));
  if (policies.length === 0 && !seemsMeant(text)) return { ...other, root };
  const problems = syntaxProblems(text, dialect);
  const isReadable = problems.length > 0 && !problems.some(({ kind }) => kind === "nested-too-deep");
  const syntaxErrors = isReadable ? findSyntaxErrors(normalize(text)) : [];
  const areSyntaxErrorsFixable = syntaxErrors.length > 0 && findSyntaxErrors(applyEdits(normalize(text), syntaxErrors.flatMap(({ edits }) => edits))).length === 0;
  // A sound text that is no policy is something else; a broken one may hide one.
  return { text, dialect, policies, root, problems, syntaxErrors, areSyntaxErrorsFixable, looksLikePolicy: policies.length > 0 || problems.length > 0 };
}

/**
 * The same for a text that is said to be a policy: where nothing in it is recognised yet, its object is taken for the policy
 * that its author has begun, as long as `Version` names no other language.
 */
export function parsePolicyDraft(text: string, dialect: Dialect = "json"): PolicyFile {
  const file = parsePolicyFile(text, dialect);
  const root = file.policies.length > 0 ? undefined : (file.root ?? parseJson(text));
  if (root?.kind !== "object" || hasProperty(root, "role") || hasProperty(root, "roles")) return file;
  const version = versionText(findElement(root, "Version")) ?? "";
  const kind = /^(?:1(?:\.1?)?)?$/.test(version) ? "custom-policy" : /^5(?:\.0?)?$/.test(version) ? "identity-policy" : undefined;
  return kind === undefined ? file : { ...file, root, policies: toDocument(root, text, kind) };
}

function toDocument(node: ObjectNode, text: string, kind = recognise(node)): PolicyDocument[] {
  if (kind === undefined) return [];
  const versionNode = findElement(node, "Version");
  const version = versionText(versionNode);
  const statementNode = findElement(node, "Statement");
  return [{
    kind,
    node,
    version: versionNode && version !== undefined ? { value: version, range: versionNode.range } : undefined,
    versionNode,
    statementNode,
    list: statementNode?.kind === "array" ? statementNode : undefined,
    statements: readStatements(statementNode, text, kind),
    unknownKeys: unknownKeys(node, "policy", kind),
  }];
}

/** Whether a text that cannot be read holds the words of a policy of ours, and none of another cloud's. */
function seemsMeant(text: string): boolean {
  return effect.test(text) && (ourVersion.test(text) || actionOfThreeParts.test(text)) && !otherClouds.test(text);
}

const effect = /\beffect\b["'”＂]?\s*[:：]?\s*["'“＂]?\s*(?:allow|deny)\b/i;
const ourVersion = /\bversion\b["'”＂]?\s*[:：]?\s*["'“＂]?\s*1\.[01]\b/i;
/** A string that is just this, or begins with it and was not closed. */
const actionOfThreeParts = /["'“”＂]\s*[\w*-]+[:：][\w*-]*[:：][\w*-]+(?=["'“”＂,，\s\]])/;
/** Versions that are days (AWS, buckets) or numbers of theirs (Alibaba Cloud, Tencent Cloud), and how their resources begin. */
const otherClouds = /["'](?:20\d\d-\d\d-\d\d|Principal)["']|["']version["']\s*:\s*["'](?:1|[23]\.0)["']|["'\s](?:arn|acs|qcs):/i;

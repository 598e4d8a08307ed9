import { kinds } from "../language/policy-languages.js";
import { applyEdits } from "../text/range.js";
import { viewOfJsonString } from "../view/json-string.js";
import {
  isEnvelope,
  type ExpectedKind,
  type PolicyCandidate,
  type PolicyContainer,
  policyCandidates,
  wholeFile,
} from "./containers/container.js";
import { findSyntaxErrors } from "./json/syntax-errors.js";
import { isSurelyJson, parseJson, parseJsonText, syntaxProblems } from "./json/json.js";
import { normalize } from "./json/normalize.js";
import { findElement, unknownKeys } from "./elements.js";
import type { Dialect, EmbeddedPolicy, PolicyDocument, PolicyFile, PolicyKind, Statement } from "./model.js";
import { mayHoldPolicy, seemsMeant } from "./read/prefilter.js";
import { readStatements } from "./read/read.js";
import { foreignPolicy, recognize, versionText } from "./read/recognize.js";
import type { ObjectNode, SyntaxNode } from "./syntax.js";

/**
 * The policies of a JSON or JSONC text. Never throws: a broken text gives what can be understood of it, and a text
 * without a Huawei Cloud policy gives none. `expected` is what is known about a text that is itself a policy.
 */
export function parsePolicyFile(text: string, dialect: Dialect = "json", expected?: ExpectedKind): PolicyFile {
  return read(text, dialect, { isHost: true, expected });
}

/** What is known about a text before it is read. */
interface About {
  /** Whether strings of the text may contain policies. The text of such a string is not searched again. */
  readonly isHost: boolean;
  readonly expected: ExpectedKind | undefined;
}

function read(text: string, dialect: Dialect, { isHost, expected }: About): PolicyFile {
  const other: PolicyFile = {
    text,
    dialect,
    policies: [],
    embedded: [],
    root: undefined,
    problems: [],
    isAsWritten: false,
    syntaxErrors: [],
    areSyntaxErrorsFixable: false,
    foreign: undefined,
    looksLikePolicy: false,
  };
  // Most JSON files of a workspace contain no policy; they cost only one search.
  if (!mayHoldPolicy(text) && !expected?.isOnly) return other;
  const { root, isJsonc } = parseJsonText(text);
  const candidates = policyCandidates(root, expected);
  const policies = candidates.flatMap(({ node, container }) =>
    node.kind === "object" ? toDocument(node, text, container) : [],
  );
  const embedded = isHost ? candidates.flatMap((candidate) => embeddedIn(candidate, text)) : [];
  const foreign =
    policies.length + embedded.length > 0
      ? undefined
      : candidates.flatMap(({ node }) => (node.kind === "object" ? (foreignPolicy(node) ?? []) : []))[0];
  if (policies.length + embedded.length === 0 && !foreign && !seemsMeant(text)) return { ...other, root };
  const notJson = readProblems(text, dialect, isJsonc);
  const { problems } = notJson;
  // A broken text of another cloud gives no certain findings.
  if (foreign && problems.length > 0) return { ...other, root };
  // A valid text without a policy is something else; a broken one may contain a policy.
  const looksLikePolicy = policies.length + embedded.length > 0 || foreign !== undefined || problems.length > 0;
  return {
    text,
    dialect,
    policies,
    embedded,
    root,
    ...notJson,
    foreign,
    looksLikePolicy,
  };
}

/** What is not JSON in a text. `isJsonc`: it is valid if comments and trailing commas are allowed. */
export function readProblems(
  text: string,
  dialect: Dialect,
  isJsonc: boolean,
): Pick<PolicyFile, "problems" | "isAsWritten" | "syntaxErrors" | "areSyntaxErrorsFixable"> {
  const isValid = isJsonc && (dialect === "jsonc" || isSurelyJson(text));
  const problems = isValid ? [] : syntaxProblems(text, dialect);
  const isReadable = problems.length > 0 && !problems.some(({ kind }) => kind === "nested-too-deep");
  const syntaxErrors = isReadable ? findSyntaxErrors(normalize(text)) : [];
  const fixed = () => applyEdits(normalize(text), syntaxErrors.flatMap(({ edits }) => edits));
  const areSyntaxErrorsFixable = syntaxErrors.length > 0 && findSyntaxErrors(fixed()).length === 0;
  return { problems, isAsWritten: isJsonc && problems.length === 0, syntaxErrors, areSyntaxErrorsFixable };
}

/**
 * A string with the text of a policy. A string that only contains words of one, such as a description, does not count.
 */
function embeddedIn({ node, container }: PolicyCandidate, text: string): EmbeddedPolicy[] {
  if (node.kind !== "string" || !node.isClosed || !/^\s*\{/.test(node.value)) return [];
  const expected = container.expected && { ...container.expected, isString: true };
  if (!mayHoldPolicy(node.value) && !expected?.isOnly) return [];
  const view = viewOfJsonString(text, node.content);
  const file = read(view.text, "json", { isHost: false, expected });
  return file.looksLikePolicy ? [{ view, file, container, node }] : [];
}

/**
 * Like `parsePolicyFile`, for a text that the caller knows to be a policy: if nothing is recognized yet, its object
 * counts as the policy that its author has begun, unless `Version` names another language.
 */
export function parsePolicyDraft(text: string, dialect: Dialect = "json"): PolicyFile {
  const file = parsePolicyFile(text, dialect);
  const root = file.policies.length > 0 || file.foreign ? undefined : (file.root ?? parseJson(text));
  if (root?.kind !== "object" || isEnvelope(root)) return file;
  const version = versionText(findElement(root, "Version")) ?? "";
  const kind = /^(?:1(?:\.1?)?)?$/.test(version)
    ? "custom-policy"
    : /^5(?:\.0?)?$/.test(version)
      ? "identity-policy"
      : undefined;
  return kind === undefined ? file : { ...file, root, policies: toDocument(root, text, wholeFile, kind) };
}

function toDocument(
  node: ObjectNode,
  text: string,
  container: PolicyContainer,
  kind = recognize(node, container.expected),
): PolicyDocument[] {
  if (kind === undefined) return [];
  return [policyOf(node, container, kind, (list) => readStatements(list, text, kind, container.isAnswer))];
}

/** The policy of an object. `read` gives the statements of the value of `Statement`. */
export function policyOf(
  node: ObjectNode,
  container: PolicyContainer,
  kind: PolicyKind,
  read: (list: SyntaxNode | undefined) => readonly Statement[],
): PolicyDocument {
  const versionNode = findElement(node, "Version");
  const version = versionText(versionNode);
  const statementNode = findElement(node, "Statement");
  const unknown = unknownKeys(node, "policy", kind);
  return {
    kind,
    language: kinds[kind].language,
    container,
    node,
    version: versionNode && version !== undefined ? { value: version, range: versionNode.range } : undefined,
    versionNode,
    statementNode,
    list: statementNode?.kind === "array" ? statementNode : undefined,
    statements: read(statementNode),
    // The service adds its own fields to its responses.
    unknownKeys: container.isAnswer ? [] : unknown,
  };
}

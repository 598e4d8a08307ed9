import { messages as shared, ProblemList } from "../config/config-problems.js";
import { readArray, readObject, readString } from "../config/read-values.js";
import { parseJson, syntaxProblems } from "../policy/json/json.js";
import { findProperty, type SyntaxNode } from "../policy/syntax.js";
import type { Located, TextRange } from "../text/range.js";
import { testMessages } from "./messages.js";
import type { Expectation, ExpectationKind, PolicyTest, PolicyTestFile } from "./model.js";

const testKeys = ["name", "policies", "can", "cannot", "needs", "because"];
const fileKeys = ["$schema", ...testKeys, "tests"];
const expectationKeys = ["action", "resource", "condition", "because"];

/**
 * Reads a test file (JSON with comments and trailing commas): the file is one test, or lists several under `tests`,
 * which use its `policies` if they name none. Never throws: invalid parts are reported and left out.
 */
export function readPolicyTests(text: string): PolicyTestFile {
  const problems = new ProblemList();
  const root = parseJson(text);
  const [broken] = syntaxProblems(text, "jsonc");
  if (broken) problems.add(broken.range, shared.notJson);
  if (!root) return { tests: [], problems: problems.sorted() };
  const properties = readObject(root, fileKeys, problems);
  const listed = readArray(properties.get("tests"), problems);
  const policies = readTexts(properties.get("policies"), problems);
  const isTest = properties.has("can") || properties.has("cannot") || !properties.has("tests");
  const tests = [...(isTest ? [root] : []), ...listed].flatMap(
    (node, index) => readTest(node, index + 1, node === root ? undefined : policies, problems) ?? [],
  );
  return { tests, problems: problems.sorted() };
}

/** The tests of a configuration file: the list under its key `tests`. */
export function readConfiguredTests(text: string): PolicyTestFile {
  const problems = new ProblemList();
  const listed = readArray(findProperty(parseJson(text), "tests"), problems);
  const tests = listed.flatMap((node, index) => readTest(node, index + 1, [], problems) ?? []);
  return { tests, problems: problems.sorted() };
}

/** `inherited`: the policies of the file, for a test that names none; `undefined` for the file itself. */
function readTest(
  node: SyntaxNode,
  number: number,
  inherited: readonly Located<string>[] | undefined,
  problems: ProblemList,
): PolicyTest | undefined {
  // The file itself is read already; its problems are known.
  const own = inherited === undefined ? new ProblemList() : problems;
  const properties = readObject(node, inherited === undefined ? fileKeys : testKeys, own);
  if (node.kind !== "object") return undefined;
  const nameNode = properties.get("name");
  const name = readString(nameNode, problems)?.trim();
  const named = properties.has("policies") ? readTexts(properties.get("policies"), own) : undefined;
  const policies = named ?? inherited ?? [];
  const range = name && nameNode ? nameNode.range : { start: node.range.start, end: node.range.start + 1 };
  const because = readString(properties.get("because"), problems)?.trim();
  const expectations = (["can", "cannot"] as const).flatMap((kind) =>
    itemsOf(properties.get(kind)).flatMap((item) => readExpectations(item, kind, because, problems)),
  );
  return {
    name: name || `#${String(number)}`,
    range,
    policies,
    expectations,
    needsComplete: readNeeds(properties, problems),
  };
}

function readNeeds(properties: ReadonlyMap<string, SyntaxNode>, problems: ProblemList): TextRange | undefined {
  const node = properties.get("needs");
  if (!node) return undefined;
  if (node.kind === "string" && node.value === "complete") return node.range;
  problems.add(node.range, testMessages.needsValue);
  return undefined;
}

function readExpectations(
  node: SyntaxNode,
  kind: ExpectationKind,
  reason: string | undefined,
  problems: ProblemList,
): Expectation[] {
  if (node.kind === "string")
    return [...expect(node, { kind, resource: undefined, values: new Map(), because: reason }, problems)];
  if (node.kind !== "object") {
    problems.add(node.range, testMessages.wantsExpectation);
    return [];
  }
  const properties = readObject(node, expectationKeys, problems);
  const action = properties.get("action");
  if (!action) problems.add(node.range, shared.missing, { key: "action" });
  const resourceNode = properties.get("resource");
  const resource = readString(resourceNode, problems)?.trim();
  if (resourceNode && resource === "") problems.add(resourceNode.range, testMessages.emptyResource);
  const common = {
    kind,
    resource: resource && resourceNode ? { value: resource, range: contentOf(resourceNode) } : undefined,
    values: readValues(properties.get("condition"), problems),
    because: readString(properties.get("because"), problems)?.trim() ?? reason,
  };
  return itemsOf(action).flatMap((item) => [...expect(item, common, problems)]);
}

function* expect(node: SyntaxNode, common: Omit<Expectation, "subject">, problems: ProblemList): Iterable<Expectation> {
  const value = readString(node, problems)?.trim();
  if (value === "") problems.add(node.range, testMessages.emptySubject);
  if (value) yield { ...common, subject: { value, range: contentOf(node) } };
}

/** Values are strings; numbers and booleans mean their texts, and `null` a key that the request does not have. */
function readValues(node: SyntaxNode | undefined, problems: ProblemList): ReadonlyMap<string, readonly string[]> {
  if (node && node.kind !== "object") problems.add(node.range, shared.wantsObject);
  const values = new Map<string, readonly string[]>();
  for (const { key, value } of node?.kind === "object" ? node.properties : []) {
    const items = value?.kind === "array" ? value.items : value ? [value] : [];
    const isAbsent = value?.kind === "scalar" && value.value === null;
    const texts = items.flatMap((item) => {
      if (item.kind === "string") return [item.value];
      if (item.kind === "scalar" && item.value !== null) return [String(item.value)];
      if (!isAbsent) problems.add(item.range, testMessages.wantsValue);
      return [];
    });
    if (value && (isAbsent || texts.length === items.length)) values.set(key.value.trim(), texts);
  }
  return values;
}

function readTexts(node: SyntaxNode | undefined, problems: ProblemList): Located<string>[] {
  return itemsOf(node).flatMap((item) => {
    const value = readString(item, problems)?.trim();
    return value ? [{ value, range: contentOf(item) }] : [];
  });
}

/** A list, or a single item in place of one. */
function itemsOf(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  return node?.kind === "array" ? node.items : node ? [node] : [];
}

function contentOf(node: SyntaxNode): TextRange {
  return node.kind === "string" ? node.content : node.range;
}

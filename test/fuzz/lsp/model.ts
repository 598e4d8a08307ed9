import { TextDocument, type TextDocumentContentChangeEvent } from "vscode-languageserver-textdocument";
import type { Random } from "../random.js";
import { Texts, mutateText, scraps } from "../grammar.js";
import { configGrammar, policyTestGrammar, terraformGrammar } from "../grammars/others.js";
import { policyGrammar } from "../grammars/policy.js";

/** The languages of the documents, by the end of their names. */
const languages: readonly (readonly [RegExp, Texts])[] = [
  [/\.tf$/, new Texts(terraformGrammar, "file")],
  [/\.huawei-iam\.json$/, new Texts(configGrammar, "file")],
  [/-test\.json$/, new Texts(policyTestGrammar, "file")],
];
const policies = new Texts(policyGrammar, "file");

export const textsFor = (uri: string): Texts => languages.find(([name]) => name.test(uri))?.[1] ?? policies;

/** The documents that a sequence opens. The first is chosen most often. */
export const uris: readonly string[] = [
  "file:///w/p.json",
  "file:///w/p.json",
  "file:///w/q.jsonc",
  "file:///w/deny.scp.json",
  "file:///w/main.tf",
  "file:///w/other.tf",
  "file:///w/.huawei-iam.json",
  "file:///w/sub/.huawei-iam.json",
  "file:///w/sub/p.json",
  "file:///w/p.hwpolicy-test.json",
  "untitled:Untitled-1",
  "file:///outside/p.json",
  "git:/w/p.json?%7B%7D",
];

/** URIs that are never opened. */
export const otherUris: readonly string[] = [
  "",
  "not a uri",
  "file:///%",
  "file:///w/missing.json",
  "file://",
  "x:",
  "file:///w",
  "http://[::1",
  "file:///w/%E0%A4%A.json",
];

export const languageOf = (uri: string): string =>
  uri.endsWith(".tf") ? "terraform" : uri.endsWith("c") ? "jsonc" : "json";

/** The document as the protocol defines it, kept beside the server's. */
export const openDocument = (uri: string, version: number, text: string): TextDocument =>
  TextDocument.create(uri, languageOf(uri), version, text);

/** A position of a document, sometimes outside. */
export function positionIn(document: TextDocument | undefined, random: Random): { line: number; character: number } {
  if (!document || random.oneIn(15))
    return random.pick([
      { line: 0, character: 0 },
      { line: 1e9, character: 0 },
      { line: 0, character: 2 ** 31 - 1 },
      { line: 3, character: 900 },
    ]);
  return document.positionAt(random.below(document.getText().length + 1));
}

/** Content changes of one notification, as an author or a tool makes them. */
export function changesOf(document: TextDocument, random: Random): TextDocumentContentChangeEvent[] {
  if (random.oneIn(10))
    return [
      { text: random.oneIn(3) ? textsFor(document.uri).mutated(random) : mutateText(document.getText(), random) },
    ];
  // Each change refers to the text after the previous one.
  const copy = openDocument(document.uri, 1, document.getText());
  return Array.from({ length: random.oneIn(6) ? 1 + random.below(4) : 1 }, () => {
    const change = oneChange(copy, random);
    TextDocument.update(copy, [change], 1);
    return change;
  });
}

function oneChange(document: TextDocument, random: Random): TextDocumentContentChangeEvent {
  const at = positionIn(document, random);
  const start = document.offsetAt(at);
  if (random.oneIn(3))
    return {
      range: { start: at, end: document.positionAt(start + 1 + random.below(random.oneIn(5) ? 80 : 3)) },
      text: "",
    };
  const end = random.oneIn(4) ? positionIn(document, random) : at;
  const text = random.oneIn(4)
    ? textsFor(document.uri).piece(random)
    : random.oneIn(2)
      ? random.pick(scraps)
      : random.pick(typed);
  return { range: { start: at, end: random.oneIn(6) ? end : at }, text };
}

/** What authors type, character by character or at once. */
const typed: readonly string[] = [
  '"',
  '""',
  ",",
  ", ",
  ": ",
  "{",
  "}",
  "{}",
  "[",
  "]",
  "[]",
  "\n",
  "\n      ",
  "e",
  "c",
  "s",
  ":",
  "*",
  "ecs:",
  '"ecs:servers:get"',
  ', "ecs:servers:resize"',
  '"ecs:ring:a",\n',
  '{ "Effect": "Deny", "Action": ["ecs:servers:stop"] },',
  ', "Condition": {}',
  ', "Resource": ["*"]',
  "// x",
  "/* y */",
  "\r\n",
  "\r",
];

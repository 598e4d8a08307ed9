import type { Catalog } from "../catalog/catalog.js";
import { keepItems, printList, readList, withItem } from "../edit/lists/list-text.js";
import { insertProperty } from "../edit/value.js";
import type { SyntaxProblemKind } from "../policy/json/json.js";
import type { PolicyDocument, PolicyFile } from "../policy/model.js";
import { applyEdits, type TextEdit } from "../text/range.js";
import { convertStatement } from "./convert-statement.js";
import type { Conversion, ConversionNote, ConvertedVersion, ConversionRefusal } from "./model.js";
import { type Sides, sidesOf } from "./versions.js";

/**
 * Converts every policy of a file to another version. The result of a policy never allows more and never denies less
 * than the source, as far as the operations of its actions are known; what is not certain is left out of an Allow, and
 * a policy whose Deny cannot be converted has no result. Never throws.
 */
export function convertFile(file: PolicyFile, catalog: Catalog, to: ConvertedVersion): Conversion[] {
  const sides = sidesOf(catalog, to);
  const sources = [
    ...file.policies.map((policy) => ({ file, policy })),
    ...file.embedded.flatMap((one) => one.file.policies.map((policy) => ({ file: one.file, policy }))),
  ];
  return sources.map(({ file: own, policy }, index) => convertPolicy(own, policy, { to, sides, index }));
}

interface Wanted {
  readonly to: ConvertedVersion;
  readonly sides: Sides | undefined;
  readonly index: number;
}

function convertPolicy(file: PolicyFile, policy: PolicyDocument, { to, sides, index }: Wanted): Conversion {
  const about = { policy: index, from: policy.language, to, source: file.text };
  const refuse = (refusal: ConversionRefusal, rest: Partial<Conversion> = {}): Conversion => ({
    ...about,
    text: undefined,
    refusal,
    entries: [],
    notes: [],
    ...rest,
  });
  if (policy.language === to) return refuse("same-version");
  if (policy.kind !== (to === "5.0" ? "custom-policy" : "identity-policy")) return refuse("other-kind");
  if (!sides) return refuse("no-catalog");
  const { list } = policy;
  if (!list || file.problems.some(({ kind }) => !isHarmless(kind)) || list.items.length !== policy.statements.length)
    return refuse("not-sound");
  const statements = policy.statements.map((statement) => convertStatement(file.text, statement, sides));
  const sound = statements.filter((one) => one !== undefined);
  if (sound.length < statements.length || sound.length === 0) return refuse("not-sound");
  const entries = sound.flatMap((one) => one.entries);
  const notes = sound.flatMap((one) => one.notes);
  if (sound.some(({ deniesLess }) => deniesLess)) return refuse("denies-less", { entries });
  if (sound.every((one) => one.text === undefined)) return refuse("nothing-left", { entries });
  const edits = [
    versionEdit(file.text, policy, to),
    {
      range: list.range,
      newText: newList(
        file.text,
        policy,
        sound.map(({ text }) => text),
      ),
    },
  ];
  const envelope = policy.container.kind.path.length > 0 ? [leftOut(policy)] : [];
  return {
    ...about,
    text: resultOf(file.text, policy, edits),
    refusal: undefined,
    entries,
    notes: [...notes, ...envelope],
  };
}

function versionEdit(text: string, { versionNode, node }: PolicyDocument, to: ConvertedVersion): TextEdit {
  const json = JSON.stringify(to);
  return versionNode ? { range: versionNode.range, newText: json } : insertProperty(text, node, "Version", json);
}

function newList(text: string, { list }: PolicyDocument, statements: readonly (string | undefined)[]): string {
  const items = readList(
    text,
    list!.range,
    list!.items.map(({ range }) => range),
  );
  const written = statements.reduce(
    (result, statement, at) =>
      statement === undefined ? result : withItem(result, at, { ...result.places[at]!.item, text: statement }),
    items,
  );
  return printList(keepItems(written, (at) => statements[at] !== undefined));
}

/** The whole text of a file that is the policy, with its comments; otherwise the policy alone. */
function resultOf(text: string, { node: { range }, container }: PolicyDocument, edits: readonly TextEdit[]): string {
  if (container.kind.path.length === 0) return applyEdits(text, edits);
  const result = applyEdits(text.slice(0, range.end), edits).slice(range.start);
  const indent = /^[ \t]*/.exec(text.slice(text.lastIndexOf("\n", range.start - 1) + 1))![0];
  return `${result.replaceAll(`\n${indent}`, "\n")}\n`;
}

function leftOut({ container, node }: PolicyDocument): ConversionNote {
  const written = container.kind.path.join(".");
  return { kind: "envelope-left-out", statement: undefined, written, result: "", range: node.range };
}

/** Comments and trailing commas, which the result keeps. */
function isHarmless(kind: SyntaxProblemKind): boolean {
  return kind === "invalid-comment-token" || kind === "trailing-comma";
}

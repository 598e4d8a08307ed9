import { kinds } from "../core/language/policy-languages.js";
import { type InlayHint, MarkupKind, type Position, type Range } from "vscode-languageserver-types";
import { type ActionPattern, parseActionPattern } from "../core/catalog/pattern.js";
import { outlineToMarkdown } from "../core/outline/markdown.js";
import type { ActionEntry } from "../core/policy/model.js";
import { counted, nouns } from "../core/text/counted.js";
import type { TextRange } from "../core/text/range.js";
import { sayIn } from "../core/text/say.js";
import { titleOf } from "../core/describe/action/title.js";
import { describeWildcard } from "../core/describe/action/wildcard.js";
import type { Environment, Snapshot } from "./snapshot.js";

/** The data that a client returns to resolve the tooltip of a hint. */
interface HintData {
  readonly wildcard: string;
}

/**
 * Hints within a range: after a wildcard the number of known actions that it matches, and after an action its label, if
 * the settings enable them. Only in policies whose actions are in the catalog.
 */
export function inlayHints(snapshot: Snapshot, range: Range): InlayHint[] {
  if (!Object.values(snapshot.environment.features.inlayHints).includes(true)) return [];
  const all = [...snapshot.parts, ...snapshot.partsElsewhere].flatMap((part) => hintsIn(part, range));
  // Several policies can use a local value.
  return [...new Map(all.map((hint) => [JSON.stringify(hint.position), hint])).values()];
}

function hintsIn(snapshot: Snapshot, range: Range): InlayHint[] {
  const { environment, file } = snapshot;
  const [start, end] = [snapshot.offsetAt(range.start), snapshot.offsetAt(range.end)];
  const policies = file.policies.filter(({ kind }) => kinds[kind].actions === "tables" || kind === "role");
  const entries = policies.flatMap(({ statements }) => statements.flatMap(({ actions }) => aloneIn(actions)));
  const isShown = (at: TextRange) =>
    snapshot.isWrittenHere(at) ? start <= at.end && at.end <= end : isIn(range, snapshot.range(at).end);
  return entries
    .filter(({ node }) => snapshot.isKnown(node.range) && isShown(node.range))
    .flatMap(({ pattern, node }) => {
      const hint = hintFor(pattern, environment);
      return hint ? [{ ...hint, position: snapshot.range(node.range).end, paddingLeft: true }] : [];
    });
}

/** Adds the list of matching actions to the hint that the reader points at. */
export function resolveInlayHint(hint: InlayHint, { catalog, language }: Environment): InlayHint {
  const wildcard = (hint.data as Partial<HintData> | undefined)?.wildcard;
  if (typeof wildcard !== "string") return hint;
  return {
    ...hint,
    tooltip: {
      kind: MarkupKind.Markdown,
      value: outlineToMarkdown(describeWildcard(parseActionPattern(wildcard), catalog, language)),
    },
  };
}

function isIn({ start, end }: Range, { line, character }: Position): boolean {
  const isAfter = line > start.line || (line === start.line && character >= start.character);
  return isAfter && (line < end.line || (line === end.line && character <= end.character));
}

/**
 * The entries of strings that hold exactly one action and are closed. Others are unfinished or errors, which other
 * features report.
 */
function aloneIn(actions: readonly ActionEntry[]): ActionEntry[] {
  // The entries of one string follow each other.
  return actions.filter(
    ({ node }, at) => node.isClosed && actions[at - 1]?.node !== node && actions[at + 1]?.node !== node,
  );
}

function hintFor(
  pattern: ActionPattern,
  { catalog, language, features }: Environment,
): Pick<InlayHint, "label" | "data"> | undefined {
  const { wildcardMatches, labels } = features.inlayHints;
  if (pattern.isWildcard) {
    const count = pattern.parts ? catalog.matching(pattern).length : 0;
    // Without tables of the service the number would be wrong.
    if (!wildcardMatches || count === 0) return undefined;
    return {
      label: sayIn(language)(counted(count, nouns.action)),
      data: { wildcard: pattern.text } satisfies HintData,
    };
  }
  const action = labels ? catalog.action(catalog.erratum(pattern.text)?.meant ?? pattern.text) : undefined;
  const title = action ? titleOf(action, language) : "";
  return title === "" ? undefined : { label: title };
}

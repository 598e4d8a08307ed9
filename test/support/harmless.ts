import assert from "node:assert/strict";
import { createScanner, parse, type ParseError } from "jsonc-parser";
import { effectivePermissions, type Verdict } from "../../server/src/core/analysis/permissions.js";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import { covers, parseActionPattern } from "../../server/src/core/catalog/pattern.js";
import { joinBrokenStrings } from "../../server/src/core/policy/json/normalize.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import type { Fix } from "../../server/src/core/fix/fix.js";
import { applyEdits, type TextEdit } from "../../server/src/core/text/range.js";

/** The tokens of a text, without white space and commas. */
interface Token {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A string over several lines is one mistake with its own rule; a parser would report each of its words. */
function errorsOf(text: string): ParseError[] {
  const found: ParseError[] = [];
  parse(joinBrokenStrings(text), found, { allowTrailingComma: true });
  return found;
}

function isStrict(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function tokensOf(written: string): { readonly comments: Token[]; readonly tokens: Token[] } {
  const text = joinBrokenStrings(written);
  const scanner = createScanner(text);
  const comments: Token[] = [];
  const tokens: Token[] = [];
  const endOfFile = 17;
  for (let kind: number = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    const token = {
      text: text.slice(start, start + scanner.getTokenLength()),
      start,
      end: start + scanner.getTokenLength(),
    };
    if (token.text.startsWith("//") || token.text.startsWith("/*")) comments.push(token);
    else if (token.text.trim() !== "" && token.text !== ",") tokens.push(token);
  }
  return { comments, tokens };
}

function isWithin(part: readonly Token[], whole: readonly Token[]): boolean {
  let at = 0;
  for (const one of whole) if (one.text === part[at]?.text) at++;
  return at === part.length;
}

function isTouched({ start, end }: Token, edits: readonly TextEdit[]): boolean {
  return edits.some(
    ({ range }) =>
      (range.start < end && start < range.end)
      || (range.start === range.end && start < range.start && range.start < end),
  );
}

/**
 * A comment may be removed only by an edit of nothing else, with a part on its line, with a comment that it continues,
 * or with the part directly below if that is a property, or no other part follows it: a blank line, a comment, or the
 * end of the list.
 */
function goesToo({ start, end, text: comment }: Token, text: string, edits: readonly TextEdit[]): boolean {
  return edits.some(({ range }) => {
    if (range.start > start || end > range.end) return false;
    if (text.slice(range.start, range.end).trim() === comment.trim()) return true;
    const isPart = (removed: string) => /[^\s,]/.test(removed.replace(/\/\*[^]*?\*\/|\/\/.*/g, ""));
    const before = text.slice(range.start, start).split(/[\r\n]/).at(-1)!;
    const [onLine, ...below] = text.slice(end, range.end).split(/\r\n|[\r\n]/);
    if (isPart(before) || isPart(onLine!) || continuesOne(text.slice(range.start, start), text, start)) return true;
    const part = below.join("\n").replace(/^(?:[\s,]|\/\*[^]*?\*\/|\/\/.*)*/, "");
    if (/^"(?:[^"\\]|\\.)*"\s*:/.test(part)) return true;
    return isPart(part) && /^[ \t]*(?:\r\n|[\r\n])?[ \t]*(?:[\r\n]|\/|[\]}])/.test(text.slice(range.end));
  });
}

/** Whether the lines above a comment, as far as they are removed, are a comment behind a part, in the same column. */
function continuesOne(removed: string, text: string, start: number): boolean {
  const isBreak = /\r\n|[\r\n]/;
  const above = text.slice(0, start).split(isBreak);
  const column = above.pop()!.length;
  for (let index = 1; index < removed.split(isBreak).length; index++) {
    const line = above.at(-index)!;
    if (!/^\/[/*]/.test(line.slice(column))) return false;
    if (line.slice(0, column).trim() !== "") return true;
  }
  return false;
}

/** Checks promises of every edit: it breaks nothing that was valid, and loses no comment and no token beside it. */
export function checkHarmless(before: string, after: string, what: string, edits: readonly TextEdit[] = []): void {
  const say = () => `${what}\n--- before\n${before}\n--- after\n${after}`;
  assert.ok(errorsOf(after).length <= errorsOf(before).length, say());
  if (isStrict(before)) assert.ok(isStrict(after), say());
  const [old, now] = [tokensOf(before), tokensOf(after)];
  const comments = old.comments.filter((comment) => !goesToo(comment, before, edits));
  assert.ok(isWithin(comments, now.comments), say());
  if (errorsOf(before).length > 0) return;
  assert.ok(isWithin(now.comments, old.comments), say());
  assert.ok(isWithin(old.tokens.filter((token) => !isTouched(token, edits)), now.tokens), say());
}

/** The verdicts of a text's policies, in order, on all known actions and, last, on an unknown one. */
type Verdicts = readonly (readonly Verdict[])[];

const unknownName = "x:y:z";

function verdictsOf(text: string, catalog: Catalog): Verdicts {
  return parsePolicyFile(text, "jsonc").policies.map((policy) => {
    const permissions = effectivePermissions(policy, catalog);
    return [...catalog.actions.map(({ name }) => permissions.verdict(name)), permissions.verdict(unknownName)];
  });
}

let latest: { before: string; catalog: Catalog; verdicts: Map<string, Verdicts> } | undefined;

/**
 * The same, kept for the fixes of one text, which are checked one after the other: several of them often make the same
 * change.
 */
function verdictsFor(text: string, before: string, catalog: Catalog): Verdicts {
  if (latest?.before !== before || latest.catalog !== catalog) latest = { before, catalog, verdicts: new Map() };
  const found = latest.verdicts.get(text) ?? verdictsOf(text, catalog);
  latest.verdicts.set(text, found);
  return found;
}

/** A verdict on an action that an edit changes. `old` is undefined for a policy that was not there. */
interface Change {
  readonly name: string;
  readonly old: Verdict | undefined;
  readonly now: Verdict;
}

function changesOf(before: Verdicts, after: Verdicts, catalog: Catalog): Change[] {
  return after.flatMap((verdicts, policy) =>
    verdicts.flatMap((now, at) => {
      const old = before[policy]?.[at];
      return old === now ? [] : [{ name: catalog.actions[at]?.name ?? unknownName, old, now }];
    }),
  );
}

/** Checks promises of every fix by its class: it does no harm, and grants exactly what it names. */
export function checkFix(before: string, fix: Fix, catalog: Catalog): void {
  const after = applyEdits(before, fix.edits);
  const what = `${fix.title.en} ${JSON.stringify(fix.args)}`;
  checkHarmless(before, after, what, fix.edits);
  const ordered = [...fix.edits].sort((a, b) => a.range.start - b.range.start);
  for (const [index, { range }] of ordered.entries()) assert.ok(range.start >= (ordered[index - 1]?.range.end ?? 0), `edits overlap: ${what}\n${before}`);
  const now = verdictsFor(after, before, catalog);
  const say = (names: readonly string[]) => `${names.join(", ")}: ${what}\n${before}\n${after}`;
  const none = (changes: readonly Change[]) => {
    const names = changes.map(({ name }) => name);
    assert.deepEqual(names, [], say(names));
  };
  const changed = changesOf(verdictsFor(before, before, catalog), now, catalog);
  const added = changed.filter((change) => change.now === "allowed");
  if (fix.safety === "safe") {
    // A broken text may contain more than was understood.
    const isWhole = errorsOf(before).length === 0;
    none(isWhole ? changed : changed.filter(({ old }) => old !== undefined && old !== "not-granted"));
    return;
  }
  if (fix.safety === "removes-access") {
    none(added);
    return;
  }
  const granted = (fix.grants ?? []).map(parseActionPattern);
  none(added.filter(({ name, old }) => old !== "not-granted" || !granted.some((pattern) => covers(pattern, name))));
  // A statement with an invalid effect grants nothing, whatever it lists.
  const isUnderstood = parsePolicyFile(before, "jsonc").policies.every(({ statements }) => statements.every(({ effect }) => effect !== undefined));
  const isNotGiven = (name: string) => {
    const known = catalog.actions.findIndex((action) => action.name === name);
    const at = name === unknownName ? catalog.actions.length : known;
    return at >= 0 && now.length > 0 && now.every((verdicts) => verdicts[at] === "not-granted");
  };
  const notGiven = isUnderstood ? granted.filter(({ text }) => isNotGiven(text)) : [];
  assert.deepEqual(notGiven.map(({ text }) => text), [], say([]));
  // Replacing a name by another one takes the first one away, even if a string holds several.
  const listed = parsePolicyFile(before, "jsonc").policies.flatMap(({ statements }) =>
    statements.flatMap(({ actions }) => actions),
  );
  const replaced = new Set(
    listed
      .filter(({ range }) => fix.edits.some((edit) => edit.range.start < range.end && range.start < edit.range.end))
      .map(({ pattern }) => pattern.text.toLowerCase()),
  );
  none(changed.filter((change) => change.now !== "allowed" && !replaced.has(change.name.toLowerCase())));
}

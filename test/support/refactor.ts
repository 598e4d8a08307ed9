import assert from "node:assert/strict";
import { createScanner } from "jsonc-parser";
import { scopeOfStatement } from "../../server/src/core/analysis/same-scope.js";
import type { Catalog } from "../../server/src/core/catalog/catalog.js";
import { covers } from "../../server/src/core/catalog/pattern.js";
import { lint } from "../../server/src/core/lint/lint.js";
import type { Dialect, Statement } from "../../server/src/core/policy/model.js";
import { parsePolicyFile } from "../../server/src/core/policy/parse.js";
import { parseResource } from "../../server/src/core/policy/forms/resource.js";
import { type OfferedRefactoring, refactor, refactorings } from "../../server/src/core/refactor/index.js";
import type { Refactored } from "../../server/src/core/refactor/weigh.js";
import { format, type Language } from "../../server/src/core/text/message.js";
import { applyEdits } from "../../server/src/core/text/range.js";

/** An offered refactoring, and the change or refusal that comes of it. */
export interface Done extends OfferedRefactoring {
  readonly refactored: Refactored;
}

/**
 * The refactorings for a selection of a text, carried out; new files are called `policy-<suffix>.json`. What is refused
 * before a change is made must be what its result shows, and nothing else may be refused.
 */
export function offers(text: string, catalog: Catalog, start: number, end = start, dialect: Dialect = "jsonc"): Done[] {
  const offered = refactor(parsePolicyFile(text, dialect), { start, end }, catalog, refactorings, (suffix) => `policy-${suffix}.json`);
  return offered.map((one) => {
    const refactored = one.carryOut();
    assert.ok(refactored, `${titleOf(one)} breaks the policy: ${text}`);
    assert.deepEqual(one.refused, refactored.refused, `${titleOf(one)}: ${text}`);
    return { ...one, refactored };
  });
}

export function titleOf({ title, args }: Pick<OfferedRefactoring, "title" | "args">, language: Language = "en"): string {
  return format(title, args, language);
}

/** Removes the marks of a selection from a text: `|` for a cursor, `«` and `»` around a range. */
export function readSelection(marked: string): { readonly text: string; readonly start: number; readonly end: number } {
  const text = marked.replace(/[|«»]/g, "");
  const cursor = marked.indexOf("|");
  if (cursor >= 0) return { text, start: cursor, end: cursor };
  const start = marked.indexOf("«");
  const end = marked.indexOf("»") - 1;
  assert.ok(start >= 0 && end >= start, `a selection in ${marked}`);
  return { text, start, end };
}

function commentsOf(text: string): string[] {
  const scanner = createScanner(text);
  const found: string[] = [];
  for (let kind: number = scanner.scan(); kind !== 17; kind = scanner.scan()) {
    if (kind === 12 || kind === 13)
      found.push(text.slice(scanner.getTokenOffset(), scanner.getTokenOffset() + scanner.getTokenLength()).trim());
  }
  return found;
}

/** The effects of each known action, with their resources and conditions. */
function grantsOf(texts: readonly string[], catalog: Catalog): Map<string, string[]> {
  const statements = texts
    .flatMap((text) => parsePolicyFile(text, "jsonc").policies)
    .flatMap((policy) => policy.statements);
  return new Map(
    [...catalog.actions.map(({ name }) => name), "x:y:z", "ecs:servers:unheardOf"].map((name) => {
      const own = statements.filter(({ actions }) =>
        actions.some(({ pattern }) => covers(pattern, name) || catalog.erratum(pattern.text)?.meant === name),
      );
      return [
        name,
        [
          ...new Set(own.map((statement) => `${statement.effect?.value ?? "none"} ${scopeFor(statement, name)}`)),
        ].sort(),
      ];
    }),
  );
}

/** The scope that applies to an action: resources of other services are ignored unless there are no others. */
function scopeFor(statement: Statement, action: string): string {
  const entries = statement.resource?.entries ?? [];
  if (statement.isUnrestricted || statement.resource?.form !== "list") return scopeOfStatement(statement);
  const own = entries.map(({ value }) => value).filter((value) => {
    const service = parseResource(value)?.service.toLowerCase();
    return service === undefined || service.includes("*") || service === action.split(":")[0];
  });
  const resources = own.length > 0 ? own : entries.map(({ value }) => value);
  return `${[...new Set(resources)].sort().join()} ${scopeOfStatement({ ...statement, resource: undefined })}`;
}

const isStrict = (text: string) => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

const errorsIn = (texts: readonly string[], catalog: Catalog) =>
  new Set(texts.flatMap((text) => lint(parsePolicyFile(text, "jsonc"), catalog)).filter(({ severity }) => severity === "error").map(({ rule }) => rule.id));

/** What a text has before a refactoring: its effects, comments and errors. */
interface Facts {
  readonly text: string;
  readonly catalog: Catalog;
  readonly grants: ReadonlyMap<string, readonly string[]>;
  readonly comments: readonly string[];
  readonly errors: ReadonlySet<string>;
}

let latest: Facts | undefined;

/** Kept for the refactorings of one text, which are checked one after the other. */
function factsOf(text: string, catalog: Catalog): Facts {
  if (latest?.text !== text || latest.catalog !== catalog)
    latest = {
      text,
      catalog,
      grants: grantsOf([text], catalog),
      comments: commentsOf(text),
      errors: errorsIn([text], catalog),
    };
  return latest;
}

/** Checks promises of every refactoring: no verdict changes, no comment is lost, nothing breaks. */
export function checkRefactored(before: string, offered: Done, catalog: Catalog): void {
  const { edits, newFiles = [], refused } = offered.refactored;
  const say = () => `${titleOf(offered)}\n--- before\n${before}\n--- after\n${after}${newFiles.map(({ name, text }) => `\n--- ${name}\n${text}`).join("")}`;
  const after = applyEdits(before, edits);
  if (refused) return assert.deepEqual(edits, [], say());
  const texts = [after, ...newFiles.map(({ text }) => text)];
  for (const text of texts) {
    assert.deepEqual(parsePolicyFile(text, "jsonc").problems, [], say());
    if (isStrict(before)) assert.ok(isStrict(text), say());
  }
  const ordered = [...edits].sort((a, b) => a.range.start - b.range.start);
  for (const [index, { range }] of ordered.entries()) assert.ok(range.start >= (ordered[index - 1]?.range.end ?? 0), `edits overlap: ${say()}`);
  const old = factsOf(before, catalog);
  // Titles say that unknown actions no longer match an expanded wildcard, and that they match a new one.
  const isAboutUnknown = ["expandWildcard", "shrinkToWildcard"].includes(offered.refactoring.id);
  for (const [name, grants] of grantsOf(texts, catalog)) if (catalog.action(name) || !isAboutUnknown) assert.deepEqual(grants, old.grants.get(name), `${name}: ${say()}`);
  const all = texts.join("\n");
  for (const comment of old.comments) assert.ok(all.includes(comment), `${comment}: ${say()}`);
  assert.deepEqual([...errorsIn(texts, catalog)].filter((id) => !old.errors.has(id)), [], say());
}

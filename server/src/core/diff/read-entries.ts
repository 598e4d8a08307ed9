import type { Catalog } from "../catalog/catalog.js";
import { type ActionPattern, everything } from "../catalog/pattern.js";
import { findElement } from "../policy/elements.js";
import type { Effect, Statement } from "../policy/model.js";
import { actionStrings } from "../policy/read/read.js";
import { patternIn, type PolicyFamily } from "./families.js";
import type { StatementLimit } from "./limits/limit.js";
import { readLimit } from "./limits/read-limit.js";
import type { ChangePlace, Side } from "./model.js";
import type { ComparedPolicy } from "./sources.js";

/** Actions that one entry of a statement allows or denies. */
export interface Entry {
  readonly effect: Effect;
  readonly pattern: ActionPattern;
  /** The patterns that a `NotAction` excludes; empty for an entry of `Action`. */
  readonly except: readonly ActionPattern[];
  readonly limit: StatementLimit;
  /** `undefined` for what the settings take as granted. */
  readonly place: ChangePlace | undefined;
}

/** The entries of a policy whose actions are known. A statement without a valid effect has none. */
export function readEntries(
  source: ComparedPolicy,
  side: Side,
  family: PolicyFamily,
  catalog: Catalog | undefined,
): Entry[] {
  return source.policy.statements.flatMap((statement) => {
    const effect = statement.effect?.value;
    if (effect === undefined || source.unknownText(statement.node.range) !== undefined) return [];
    const limit = readLimit(statement, source.unknownText);
    return [...listed(statement, source, family, catalog), ...excepted(statement, source, family, catalog)].map(
      ({ range, entry, pattern, except }): Entry => ({
        effect,
        pattern,
        except,
        limit,
        place: {
          side,
          file: source.file.name,
          range: source.toHost(range),
          // Most places are never shown.
          get line() {
            return source.lineOf(range);
          },
          entry,
          isWide: pattern.isWildcard,
        },
      }),
    );
  });
}

interface WrittenEntry extends Pick<Entry, "pattern" | "except"> {
  readonly range: { readonly start: number; readonly end: number };
  readonly entry: string;
}

function listed(
  { actions }: Statement,
  { unknownText }: ComparedPolicy,
  family: PolicyFamily,
  catalog: Catalog | undefined,
): WrittenEntry[] {
  return actions
    .filter(({ range }) => unknownText(range) === undefined)
    .map(({ pattern, range }) => ({
      range,
      entry: pattern.text,
      pattern: patternIn(family, pattern.text, catalog),
      except: [],
    }));
}

function excepted(
  { node }: Statement,
  { unknownText }: ComparedPolicy,
  family: PolicyFamily,
  catalog: Catalog | undefined,
): WrittenEntry[] {
  const list = findElement(node, "NotAction");
  if (!list) return [];
  const except = actionStrings(list)
    .filter(({ content }) => unknownText(content) === undefined)
    .map(({ value }) => patternIn(family, value.trim(), catalog));
  return except.length === 0 ? [] : [{ range: list.range, entry: "NotAction", pattern: everything, except }];
}

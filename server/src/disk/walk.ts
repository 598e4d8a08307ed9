import { readdirSync } from "node:fs";
import { join } from "node:path";
import type { Bilingual } from "../core/text/message.js";
import { compareNames } from "../core/text/order.js";
import { ignoreRulesAt, type IgnoreRules } from "./ignored.js";
import { reasonOf } from "./reason.js";

const never = new Set(["node_modules", ".git"]);

/** A folder that could not be read. */
export interface WalkProblem {
  readonly path: string;
  readonly reason: string | Bilingual;
}

/**
 * The files under a folder that git does not ignore, ordered by name. Symbolic links are not followed: a target inside
 * the tree is found anyway, and a target outside does not belong to it. Each folder is read when its turn comes, so
 * that callers can do other work between two files.
 */
export function walk(folder: string, onProblem: (problem: WalkProblem) => void): Iterable<string> {
  return visit(folder, ignoreRulesAt(folder), onProblem);
}

function* visit(folder: string, rules: IgnoreRules, onProblem: (problem: WalkProblem) => void): Iterable<string> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    onProblem({ path: folder, reason: reasonOf(error) });
    return;
  }
  for (const entry of entries.sort((a, b) => compareNames(a.name, b.name))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!never.has(entry.name) && !rules.isIgnored(path, true)) yield* visit(path, rules.enter(path), onProblem);
    } else if (entry.isFile() && !rules.isIgnored(path, false)) yield path;
  }
}

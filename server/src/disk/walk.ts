import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import type { Bilingual } from "../core/text/message.js";
import { compareNames } from "../core/text/order.js";
import { ignoreRulesAt, type IgnoreRules, isIgnoreFile, withSeparator } from "./ignored.js";
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
 * that callers can do other work between two files. All paths are those of regular files.
 */
export function walk(folder: string, onProblem: (problem: WalkProblem) => void): Iterable<string> {
  const start = resolve(folder);
  return visit(start, ignoreRulesAt(start), onProblem);
}

function* visit(folder: string, rules: IgnoreRules, onProblem: (problem: WalkProblem) => void): Iterable<string> {
  let entries;
  try {
    entries = readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    onProblem({ path: folder, reason: reasonOf(error) });
    return;
  }
  const own = entries.some(({ name }) => isIgnoreFile(name)) ? rules.enter(folder) : rules;
  const prefix = withSeparator(folder);
  for (const entry of entries.sort((a, b) => compareNames(a.name, b.name))) {
    const path = prefix + entry.name;
    if (entry.isDirectory()) {
      if (!never.has(entry.name) && !own.isIgnored(path, true)) yield* visit(path, own, onProblem);
    } else if (entry.isFile() && !own.isIgnored(path, false)) yield path;
  }
}

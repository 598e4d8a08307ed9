import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** The rules of the .gitignore files that speak about one folder and what is in it. */
export interface IgnoreRules {
  /** Whether git leaves the entry out. The folders above it are taken as looked at. */
  isIgnored(path: string, isFolder: boolean): boolean;
  /** The rules for a folder inside, with those of its own .gitignore. */
  enter(folder: string): IgnoreRules;
}

interface Layer {
  readonly folder: string;
  readonly rules: Ignore;
}

/** Rules for a folder where a walk begins: its own and those above it, up to the root of the repository. */
export function ignoreRulesAt(folder: string): IgnoreRules {
  const above = foldersOfRepository(folder);
  const root = above[0];
  const rules = above.slice(0, -1).reduce((all, one) => all.enter(one), rulesOf(root === undefined ? [] : excludeOf(root)));
  // Who names an ignored folder wants it looked at: then only the rules inside it count.
  return (isIgnoredAt(rules, above) ? rulesOf([]) : rules).enter(folder);
}

/** Whether a folder on the way from the root down is ignored. */
function isIgnoredAt(rules: IgnoreRules, folders: readonly string[]): boolean {
  return folders.slice(1).some((folder) => rules.isIgnored(folder, true));
}

function rulesOf(layers: readonly Layer[]): IgnoreRules {
  return {
    isIgnored(path, isFolder) {
      // The rules nearest to the entry have the last word.
      for (const { folder, rules } of layers.toReversed()) {
        const inside = relative(folder, path).split(sep).join("/");
        if (inside === "" || inside.startsWith("..")) continue;
        const { ignored, unignored } = rules.test(isFolder ? `${inside}/` : inside);
        if (ignored || unignored) return ignored;
      }
      return false;
    },
    enter: (folder) => rulesOf([...layers, ...layerOf(folder, join(folder, ".gitignore"))]),
  };
}

function layerOf(folder: string, file: string): Layer[] {
  try {
    // As git: names differ by case where files do.
    return [{ folder, rules: ignore({ ignorecase: process.platform !== "linux" }).add(readFileSync(file, "utf8")) }];
  } catch {
    // There is none, or none that can be read: then nothing is left out on its behalf.
    return [];
  }
}

function excludeOf(root: string): Layer[] {
  return layerOf(root, join(root, ".git", "info", "exclude"));
}

/** The folders from the root of the repository down to `folder`; only `folder` outside of any. */
function foldersOfRepository(folder: string): string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    folders.unshift(at);
    if (existsSync(join(at, ".git"))) return folders;
    if (dirname(at) === at) return [folder];
  }
}

import { existsSync, readFileSync, statSync } from "node:fs";
import { dirname, join, sep } from "node:path";
import ignore, { type Ignore } from "ignore";

/** The .gitignore rules for one folder and its content. */
export interface IgnoreRules {
  /** Whether git ignores the entry. The folders above it count as included. */
  isIgnored(path: string, isFolder: boolean): boolean;
  /** The rules for a folder that has a .gitignore, including that. */
  enter(folder: string): IgnoreRules;
}

interface Layer {
  /** The folder with a separator at its end. */
  readonly prefix: string;
  readonly rules: Ignore;
}

/** The rules for the folder where a walk starts, from the folders above it up to the root of the repository. */
export function ignoreRulesAt(folder: string): IgnoreRules {
  const above = foldersOfRepository(folder);
  const root = above[0];
  const rules = above
    .slice(0, -1)
    .reduce((all, one) => all.enter(one), rulesOf(root === undefined ? [] : excludeOf(root)));
  // A caller that names an ignored folder wants it searched, so only the rules inside it apply.
  return isIgnoredAt(rules, above) ? rulesOf([]) : rules;
}

/** A folder as the start of the paths in it. Only the root ends with a separator already. */
export function withSeparator(folder: string): string {
  return folder.endsWith(sep) ? folder : folder + sep;
}

/** Whether a file of a folder has rules for it. Some disks do not distinguish letter cases. */
export function isIgnoreFile(name: string): boolean {
  return name.length === ignoreFile.length && name.toLowerCase() === ignoreFile;
}

const ignoreFile = ".gitignore";

/** Whether a folder on the way from the root is ignored. */
function isIgnoredAt(rules: IgnoreRules, folders: readonly string[]): boolean {
  return folders.slice(1).some((folder) => rules.isIgnored(folder, true));
}

function rulesOf(layers: readonly Layer[]): IgnoreRules {
  return {
    isIgnored(path, isFolder) {
      // The rules nearest to the entry take precedence.
      for (let at = layers.length - 1; at >= 0; at--) {
        const { prefix, rules } = layers[at]!;
        if (!path.startsWith(prefix)) continue;
        const inside = path.slice(prefix.length).replaceAll(sep, "/");
        const { ignored, unignored } = rules.test(isFolder ? `${inside}/` : inside);
        if (ignored || unignored) return ignored;
      }
      return false;
    },
    enter: (folder) => rulesOf([...layers, ...layerOf(folder, join(folder, ignoreFile))]),
  };
}

function layerOf(folder: string, file: string): Layer[] {
  try {
    // A pipe may never end.
    if (!statSync(file).isFile()) return [];
    // As in git: names are case-insensitive if file names are.
    const rules = ignore({ ignorecase: process.platform !== "linux" }).add(readFileSync(file, "utf8"));
    return [{ prefix: withSeparator(folder), rules }];
  } catch {
    // No file, or none that can be read: it ignores nothing.
    return [];
  }
}

function excludeOf(root: string): Layer[] {
  return layerOf(root, join(root, ".git", "info", "exclude"));
}

/** The folders from the root of the repository down to `folder`; only `folder` outside a repository. */
function foldersOfRepository(folder: string): string[] {
  const folders: string[] = [];
  for (let at = folder; ; at = dirname(at)) {
    folders.unshift(at);
    if (existsSync(join(at, ".git"))) return folders;
    if (dirname(at) === at) return [folder];
  }
}

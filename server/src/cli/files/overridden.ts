import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isSiblingName } from "../../core/terraform/file-notation.js";
import { isOverrideName } from "../../core/terraform/override-files.js";
import { type OverriddenPolicy, overriddenPolicies, policyResources } from "../../core/terraform/overridden-policies.js";
import { LineIndex } from "../../core/text/line-index.js";
import { readText } from "../../disk/read.js";
import type { FileProblem } from "./find-files.js";

/** An override file, and the resources whose policy it has. */
interface OverrideFile {
  readonly name: string;
  readonly resources: readonly string[];
}

/** The override files of folders, read when a file first needs them. */
export class OverrideFiles {
  readonly #folders = new Map<string, readonly OverrideFile[]>();

  /** The policies of a file that override files of its folder replace. */
  replacedIn({ path, text }: { readonly path: string; readonly text: string }): readonly OverriddenPolicy[] {
    if (!isSiblingName(path)) return [];
    const isLater = ({ name }: OverrideFile) => !isOverrideName(path) || name > basename(path);
    return overriddenPolicies(text, this.#inFolder(dirname(path)).filter(isLater));
  }

  #inFolder(folder: string): readonly OverrideFile[] {
    const files = this.#folders.get(folder) ?? filesIn(folder);
    this.#folders.set(folder, files);
    return files;
  }
}

function filesIn(folder: string): readonly OverrideFile[] {
  return namesIn(folder).flatMap((name) => {
    const reading = readText({ path: join(folder, name), isNamed: true });
    return reading.kind === "text" ? [{ name, resources: policyResources(reading.text) }] : [];
  });
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isOverrideName).sort();
  } catch {
    // The folder of a text from standard input may not exist.
    return [];
  }
}

/** Replaced policies of a file as lines for people. */
export function overriddenLines(
  { shown, text }: { readonly shown: string; readonly text: string },
  policies: readonly OverriddenPolicy[],
): FileProblem[] {
  const lines = new LineIndex(text);
  return policies.map(({ resource, range, by }) => ({
    shown: `${shown}:${String(lines.positionAt(range.start).line + 1)}`,
    template: replaced,
    args: { resource, by },
  }));
}

const replaced = {
  en: "{by} replaces this policy of {resource}, so Terraform does not apply it",
  zh: "{by} 会替换 {resource} 的此策略，Terraform 不会应用此处的策略",
};

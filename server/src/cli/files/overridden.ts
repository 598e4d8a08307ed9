import { readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { isSiblingName } from "../../core/terraform/file-notation.js";
import { isOverrideName } from "../../core/terraform/override-files.js";
import { type OverriddenPolicy, overriddenPolicies } from "../../core/terraform/overridden-policies.js";
import { LineIndex } from "../../core/text/line-index.js";
import { readText } from "../../disk/read.js";
import type { NamedText } from "./check.js";
import type { FileProblem } from "./find-files.js";

/** The policies of a file that override files of its folder replace. */
export function overriddenIn({ path, text }: Pick<NamedText, "path" | "text">): readonly OverriddenPolicy[] {
  if (!isSiblingName(path)) return [];
  const names = overridesIn(dirname(path)).filter((name) => !isOverrideName(path) || name > basename(path));
  const files = names.flatMap((name) => {
    const reading = readText({ path: join(dirname(path), name), isNamed: true });
    return reading.kind === "text" ? [{ name, text: reading.text }] : [];
  });
  return files.length === 0 ? [] : overriddenPolicies(text, files);
}

/** The same as lines for people. */
export function overriddenLines(file: NamedText): FileProblem[] {
  const lines = new LineIndex(file.text);
  return overriddenIn(file).map(({ resource, range, by }) => ({
    shown: `${file.shown}:${String(lines.positionAt(range.start).line + 1)}`,
    template: replaced,
    args: { resource, by },
  }));
}

function overridesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder).filter(isOverrideName).sort();
  } catch {
    // The folder of a text from standard input may not exist.
    return [];
  }
}

const replaced = {
  en: "{by} replaces this policy of {resource}, so Terraform does not apply it",
  zh: "{by} 会替换 {resource} 的此策略，Terraform 不会应用此处的策略",
};

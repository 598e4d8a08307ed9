import type { Catalog } from "../catalog/catalog.js";
import type { LintSettings } from "../config/lint-settings.js";
import type { RuleSettings } from "../config/rule-settings.js";
import type { ExpectedKind } from "../policy/containers/container.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { FileNotation } from "../terraform/file-notation.js";
import { readInFolder } from "../terraform/used-locals.js";
import { lintFile } from "./lint.js";
import { lintTerraform, type SourceResult } from "./lint-terraform.js";

export type { SourceResult } from "./lint-terraform.js";

/**
 * All findings in a text of any notation, ordered by place. Ranges and fixes refer to the text. `siblings` are the
 * other Terraform files of its folder, `expected` is the kind of policy that the name of the file states.
 */
export function lintSource(
  text: string,
  notation: FileNotation,
  catalog: Catalog,
  settings: RuleSettings | LintSettings = {},
  siblings: readonly string[] = [],
  expected?: ExpectedKind,
): SourceResult {
  if (notation === "terraform") return lintTerraform(readInFolder(text, siblings), catalog, settings);
  const file = parsePolicyFile(text, notation, expected);
  return { files: [file], ...lintFile(file, catalog, settings) };
}

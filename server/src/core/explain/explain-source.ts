import type { Catalog } from "../catalog/catalog.js";
import type { AssumedGrant } from "../catalog/grant.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { FileNotation } from "../terraform/file-notation.js";
import { knownPolicies } from "../terraform/known.js";
import type { Language } from "../text/message.js";
import { explain } from "./explain.js";
import type { Explanation } from "./model.js";

/**
 * What the policies of a text in any notation grant and deny. Values that are unknown before Terraform runs are listed
 * but not counted, and actions that they may grant are not called missing.
 */
export function explainSource(
  text: string,
  notation: FileNotation,
  catalog: Catalog,
  language: Language,
  assumeGranted: readonly AssumedGrant[] = [],
  siblings: readonly string[] = [],
): Explanation {
  if (notation !== "terraform") return explain(parsePolicyFile(text, notation), catalog, language, assumeGranted);
  const { policies, unknown } = knownPolicies(text, siblings);
  const assumed = assumeGranted.map((pattern) => pattern.text);
  return {
    policies: policies.flatMap(({ file, mayAllow, unknownActions }) =>
      explain(file, catalog, language, [...assumeGranted, ...mayAllow]).policies.map((policy, index) => ({
        ...policy,
        assumed: policy.assumed.filter((name) => assumed.includes(name)),
        statements: policy.statements.map((statement, at) => ({
          ...statement,
          unknownActions: unknownActions[index]?.[at] ?? [],
        })),
      })),
    ),
    unknown,
  };
}

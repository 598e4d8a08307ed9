import type { Catalog } from "../catalog/catalog.js";
import type { Grant } from "../catalog/grant.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { FileNotation } from "../terraform/file-notation.js";
import { knownPolicies } from "../terraform/known.js";
import type { Language } from "../text/message.js";
import { explain } from "./explain.js";
import type { Explanation } from "./model.js";

/**
 * What the policies of a text of any notation grant and deny. What is not known before Terraform runs is named and not
 * counted; nothing is said to be missing that it may grant.
 */
export function explainSource(text: string, notation: FileNotation, catalog: Catalog, language: Language, assumeGranted: readonly Grant[] = []): Explanation {
  if (notation !== "terraform") return explain(parsePolicyFile(text, notation), catalog, language, assumeGranted);
  const { policies, unknown } = knownPolicies(text);
  const assumed = assumeGranted.map((pattern) => pattern.text);
  return {
    policies: policies.flatMap(({ file, mayAllow }) => explain(file, catalog, language, [...assumeGranted, ...mayAllow]).policies)
      .map((policy) => ({ ...policy, assumed: policy.assumed.filter((name) => assumed.includes(name)) })),
    unknown,
  };
}

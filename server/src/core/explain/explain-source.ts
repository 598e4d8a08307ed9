import type { Catalog } from "../catalog/catalog.js";
import type { AssumedGrant } from "../catalog/grant.js";
import type { ExpectedKind } from "../policy/containers/container.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { FileNotation } from "../terraform/file-notation.js";
import type { NameOfFile } from "../terraform/folder-place.js";
import { knownPolicies } from "../terraform/known.js";
import type { Language } from "../text/message.js";
import { explain } from "./explain.js";
import type { Explanation } from "./model.js";

/** A text with what is known about it besides. */
export interface ExplainedSource {
  readonly text: string;
  readonly notation: FileNotation;
  /** The texts of the other Terraform files of its folder. */
  readonly siblings?: readonly string[] | undefined;
  /** The names of those files. */
  readonly nameOf?: NameOfFile | undefined;
  /** The kind of policy that the name of the file states. */
  readonly expected?: ExpectedKind | undefined;
}

/**
 * What the policies of a text in any notation grant and deny. Values that are unknown before Terraform runs are listed
 * but not counted, and actions that they may grant are not called missing. Parts that may not apply say so.
 */
export function explainSource(
  { text, notation, siblings = [], nameOf, expected }: ExplainedSource,
  catalog: Catalog,
  language: Language,
  assumeGranted: readonly AssumedGrant[] = [],
): Explanation {
  if (notation !== "terraform")
    return explain(parsePolicyFile(text, notation, expected), catalog, language, assumeGranted);
  const { policies, unknown } = knownPolicies(text, siblings, nameOf);
  const assumed = assumeGranted.map((pattern) => pattern.text);
  return {
    policies: policies.flatMap(({ file, mayAllow, uncertainty, ...about }) =>
      explain(file, catalog, language, [...assumeGranted, ...mayAllow], uncertainty).policies.map((policy, index) => ({
        ...policy,
        assumed: policy.assumed.filter((name) => assumed.includes(name)),
        statements: policy.statements.map((statement, at) => ({
          ...statement,
          unknownActions: about.unknownActions[index]?.[at] ?? [],
          unknownConditions: about.unknownConditions[index]?.[at] ?? [],
          notSent: about.notSent[index]?.[at] ?? [],
          ...about.unknownParts[index]?.[at],
        })),
      })),
    ),
    unknown,
  };
}

import type { PolicyDocument } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { FileNotation } from "./file-notation.js";
import { parseTerraform } from "./find.js";
import { isUnknown } from "./view/view-writer.js";

/** A policy of a file in any notation. Its own offsets can be those of a view. */
export interface SourcePolicy {
  readonly policy: PolicyDocument;
  /** A range of the policy as a range of the file. */
  toHost(range: TextRange): TextRange;
  /** Whether the value at a range of the policy is known before Terraform runs. */
  isKnown(range: TextRange): boolean;
}

/** The policies of a text, in order; in JSON those in strings come last. */
export function sourcePolicies(text: string, notation: FileNotation): readonly SourcePolicy[] {
  if (notation === "terraform") {
    return parseTerraform(text).views.flatMap((view) =>
      parsePolicyFile(view.text, view.dialect).policies.map(
        (policy): SourcePolicy => ({
          policy,
          toHost: (range) => toHostRange(view, range),
          isKnown: (range) => !isUnknown(view, range),
        }),
      ),
    );
  }
  const file = parsePolicyFile(text, notation);
  const isKnown = () => true;
  return [
    ...file.policies.map((policy): SourcePolicy => ({ policy, toHost: (range) => range, isKnown })),
    ...file.embedded.flatMap(({ view, file: { policies } }) =>
      policies.map((policy): SourcePolicy => ({ policy, toHost: (range) => toHostRange(view, range), isKnown }))),
  ];
}

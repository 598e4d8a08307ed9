import type { ExpectedKind } from "../policy/containers/container.js";
import type { GuardedPart } from "../policy/guarded-part.js";
import type { PolicyDocument } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { FileNotation } from "./file-notation.js";
import type { NameOfFile } from "./folder-place.js";
import { guardedParts } from "./guarded-parts.js";
import { parseAllPolicies, withPoliciesElsewhere } from "./find.js";
import { parseView } from "./parse-view.js";
import { rangeInFile } from "./range-in-file.js";
import { withoutUnknown } from "./known.js";
import { dryRunType } from "./resources.js";
import { asSent } from "./sent.js";

/** A policy of a file in any notation, without the actions that are not known before Terraform runs. */
export interface SourcePolicy {
  /** Its offsets can be those of a view. */
  readonly policy: PolicyDocument;
  /** The parts of it that may not apply. */
  readonly guarded: readonly GuardedPart[];
  /** A range of the policy as a range of the file. */
  toHost(range: TextRange): TextRange;
}

/** What is known about a text besides its notation. */
interface About {
  readonly expected?: ExpectedKind | undefined;
  readonly siblings?: readonly string[];
  /** The names of those files. */
  readonly nameOf?: NameOfFile;
  /** Whether the policies that these files encode for resources of this one count here. */
  readonly isAlone?: boolean;
}

/**
 * The policies of a text that have an effect, in order; in JSON those in strings come last. `expected` is what the name
 * or the use of the file states, `siblings` are the other Terraform files of its folder.
 */
export function sourcePolicies(
  text: string,
  notation: FileNotation,
  { expected, siblings = [], nameOf, isAlone = false }: About = {},
): readonly SourcePolicy[] {
  if (notation === "terraform") {
    const inFolder = parseAllPolicies(text, siblings);
    const file = isAlone ? withPoliciesElsewhere(inFolder) : inFolder;
    const inEffect = file.views.filter(({ owner }) => owner?.labels[0]?.value !== dryRunType);
    return inEffect.flatMap((view) =>
      parseView(view).policies.map((policy): SourcePolicy => ({
        policy: withoutUnknown(asSent(policy, view), view),
        guarded: guardedParts(file, view, nameOf),
        toHost: (range) => rangeInFile(file, view, range),
      })),
    );
  }
  const file = parsePolicyFile(text, notation, expected);
  return [
    ...file.policies.map((policy): SourcePolicy => ({ policy, guarded: [], toHost: (range) => range })),
    ...file.embedded.flatMap(({ view, file: { policies } }) =>
      policies.map((policy): SourcePolicy => ({ policy, guarded: [], toHost: (range) => toHostRange(view, range) })),
    ),
  ];
}

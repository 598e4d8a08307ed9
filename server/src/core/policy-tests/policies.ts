import type { EvaluatedPolicy } from "../evaluate/evaluate.js";
import { policiesIn } from "../policy/embedded.js";
import { syntaxProblems } from "../policy/json/json.js";
import { parsePolicyFile } from "../policy/parse.js";
import { notationOf } from "../terraform/file-notation.js";
import { parseTerraform, type PolicyView } from "../terraform/find.js";
import { policyArguments } from "../terraform/resources.js";
import { LineIndex } from "../text/line-index.js";
import type { TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";

/** A file with policies, as a test uses it. */
export interface PolicySource {
  readonly uri: string;
  /** Its path as the test's folder sees it, for people. */
  readonly shown: string;
  readonly text: string;
}

/** A policy of a file, ready for evaluation. */
export interface SourcedPolicy extends EvaluatedPolicy {
  readonly source: PolicySource;
  /** A range of the policy as a range of the file. */
  toHost(range: TextRange): TextRange;
}

/** The policies of a file. `brokenLine`, from 1: the first line that is not JSON; nothing is evaluated then. */
export interface SourceReading {
  readonly policies: readonly SourcedPolicy[];
  readonly brokenLine: number | undefined;
}

/** Reads the policies of a file in any notation. Comments and trailing commas are accepted in every JSON file. */
export function readSource(source: PolicySource): SourceReading {
  const { text } = source;
  const notation = notationOf(source.uri);
  if (notation === "terraform") return readTerraform(source);
  const file = parsePolicyFile(text, notation);
  const [problem] = file.looksLikePolicy ? syntaxProblems(text, "jsonc") : [];
  const views = file.embedded.map(({ view, file: { policies } }) => ({ view, policies }));
  return {
    brokenLine: problem && lineOf(text, problem.range),
    policies: [
      ...file.policies.map((policy): SourcedPolicy => ({ policy, source, toHost: (range) => range })),
      ...views.flatMap(({ view, policies }) =>
        policies.map((policy): SourcedPolicy => ({ policy, source, toHost: (range) => toHostRange(view, range) })),
      ),
    ],
  };
}

function readTerraform(source: PolicySource): SourceReading {
  const { views } = parseTerraform(source.text);
  const parsed = views.map((view) => ({ view, file: parsePolicyFile(view.text, view.dialect) }));
  const broken = parsed.find(({ file, view }) => file.looksLikePolicy && syntaxProblems(view.text, "jsonc").length > 0);
  const [problem] = broken ? syntaxProblems(broken.view.text, "jsonc") : [];
  const policies = parsed.flatMap(({ view, file }) =>
    policiesIn(file).map((policy): SourcedPolicy => ({
      policy,
      source,
      unknown: view.unknown,
      branches: [...view.alternatives.flat(), ...(isAlternative(view, views) ? [policy.node.range] : [])],
      toHost: (range) => toHostRange(view, range),
    })),
  );
  return { policies, brokenLine: broken && problem && lineOf(source.text, toHostRange(broken.view, problem.range)) };
}

/** Whether a resource with one policy has several: they are branches of a condition, and at most one applies. */
function isAlternative({ owner }: PolicyView, views: readonly PolicyView[]): boolean {
  const isOfOne = owner?.type.value === "resource" && policyArguments.has(owner.labels[0]?.value ?? "");
  return isOfOne && views.filter((view) => view.owner === owner).length > 1;
}

function lineOf(text: string, { start }: TextRange): number {
  return new LineIndex(text).positionAt(start).line + 1;
}

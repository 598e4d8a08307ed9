import type { EvaluatedPolicy } from "../evaluate/evaluate.js";
import { policiesIn } from "../policy/embedded.js";
import { kindByName } from "../policy/file-names.js";
import type { ActionEntry, PolicyDocument } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import { notationOf } from "../terraform/file-notation.js";
import { parseControls, parseTerraform, withPoliciesElsewhere } from "../terraform/find.js";
import { parseView } from "../terraform/parse-view.js";
import { asSent } from "../terraform/sent.js";
import { rangeInFile } from "../terraform/range-in-file.js";
import { isBranch, isHidden, shortValue, writtenValue } from "../terraform/unknown-values.js";
import { LineIndex } from "../text/line-index.js";
import type { TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";

/** A file with policies, as a test uses it. */
export interface PolicySource {
  readonly uri: string;
  /** Its path as the test's folder sees it, for people. */
  readonly shown: string;
  readonly text: string;
  /** The other Terraform files of its folder, which may define local values. */
  readonly siblings?: readonly string[] | undefined;
}

/** A policy of a file, ready for evaluation. */
export interface SourcedPolicy extends EvaluatedPolicy {
  readonly source: PolicySource;
  /** A range of the policy as a range of the file. */
  toHost(range: TextRange): TextRange;
  /** The path of the file that Terraform reads this policy from, relative to the folder of its own file. */
  readonly contentOf?: string | undefined;
}

/** The policies of a file. `brokenLine`, from 1: the first line that is not JSON; nothing is evaluated then. */
export interface SourceReading {
  readonly policies: readonly SourcedPolicy[];
  readonly brokenLine: number | undefined;
}

/** Reads the policies of a file in any notation. */
export function readSource(source: PolicySource): SourceReading {
  const { text } = source;
  const notation = notationOf(source.uri);
  if (notation === "terraform") return readTerraform(source);
  const file = parsePolicyFile(text, notation, kindByName(source.uri));
  const views = file.embedded.map(({ view, file: { policies } }) => ({ view, policies }));
  const broken = [
    ...file.problems.map(({ range }) => range),
    ...file.embedded.flatMap(({ view, file: { problems } }) => problems.map(({ range }) => toHostRange(view, range))),
  ];
  return {
    brokenLine: file.looksLikePolicy ? firstLine(text, broken) : undefined,
    policies: [
      ...file.policies.map((policy) => sourced(policy, source, (range) => range)),
      ...views.flatMap(({ view, policies }) =>
        policies.map((policy) => sourced(policy, source, (range) => toHostRange(view, range))),
      ),
    ],
  };
}

/** A service control policy only limits what other policies allow. */
function sourced(policy: PolicyDocument, source: PolicySource, toHost: SourcedPolicy["toHost"]): SourcedPolicy {
  return policy.kind === "service-control-policy"
    ? { policy, source, isControl: true, toHost }
    : { policy, source, toHost };
}

function readTerraform(source: PolicySource): SourceReading {
  const own = withPoliciesElsewhere(parseTerraform(source.text, source.siblings));
  const controls = withPoliciesElsewhere(parseControls(source.text, source.siblings));
  const readings = [...own.views, ...controls.views].map((view) => ({
    view,
    file: parseView(view),
  }));
  const known = readings.flatMap(({ view, file }) =>
    policiesIn(file).map((policy): SourcedPolicy => ({
      policy: asSent(policy, view),
      source,
      unknown: view.unknown,
      branches: [
        ...view.alternatives.flat(),
        ...(isBranch(view, controls.views.includes(view) ? controls : own) ? [policy.node.range] : []),
      ],
      isControl: controls.views.includes(view),
      toHost: (range) => rangeInFile(own, view, range),
    })),
  );
  const hidden = readings.flatMap(({ view, file }) =>
    isHidden(view, file)
      ? [{ range: view.host, version: "1.1", isControl: controls.views.includes(view) } as const]
      : [],
  );
  const unread = [own, controls].flatMap((found) =>
    found.unread.map((range) => ({ range, version: range.version, isControl: found === controls })),
  );
  const broken = readings.flatMap(({ view, file }) =>
    file.looksLikePolicy ? file.problems.map(({ range }) => toHostRange(view, range)) : [],
  );
  return {
    policies: [...known, ...[...hidden, ...unread].map((one) => anyPolicy(source, one))],
    brokenLine: firstLine(source.text, broken),
  };
}

/** An entry as its file has it: a value that Terraform computes is no wildcard. */
export function writtenEntry({ source, unknown = [], toHost }: SourcedPolicy, { pattern, range }: ActionEntry): string {
  const isOpen = unknown.some(({ start, end }) => start <= range.start && range.end <= end);
  return isOpen ? shortValue(writtenValue(source.text, toHost(range))) : pattern.text;
}

/** A policy of which nothing is known before Terraform runs. */
function anyPolicy(
  source: PolicySource,
  { range, version, isControl }: { range: TextRange; version: string; isControl: boolean },
): SourcedPolicy {
  const text = `{ "Version": "${version}", "Statement": [] }`;
  const [policy] = parsePolicyFile(text).policies;
  const [, contentOf] = readsFile.exec(source.text.slice(range.start, range.end)) ?? [];
  const unknown = [{ start: 0, end: text.length }];
  return { policy: policy!, source, unknown, isControl, contentOf, toHost: () => range };
}

/** `file("a.json")`, also with `${path.module}/`. */
const readsFile = /^file\(\s*"(?:\$\{path\.module\}\/)?([^"$\\]+)"\s*\)$/;

function firstLine(text: string, broken: readonly TextRange[]): number | undefined {
  const start = broken.reduce((least, range) => Math.min(least, range.start), Infinity);
  return broken.length === 0 ? undefined : new LineIndex(text).positionAt(start).line + 1;
}

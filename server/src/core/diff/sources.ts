import type { PolicyDocument, PolicyFile } from "../policy/model.js";
import type { ExpectedKind } from "../policy/containers/container.js";
import { kindByName } from "../policy/file-names.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { PropertyNode } from "../policy/syntax.js";
import type { FileNotation } from "../terraform/file-notation.js";
import { parseTerraform, type PolicyView, withPoliciesElsewhere } from "../terraform/find.js";
import { parseView } from "../terraform/parse-view.js";
import { controlOf, type OtherPolicy, otherPolicies } from "../terraform/other-policies.js";
import { asSent, elementsNotSent } from "../terraform/sent.js";
import { rangeInFile } from "../terraform/range-in-file.js";
import { textWith } from "../terraform/view/siblings.js";
import { writtenValue } from "../terraform/unknown-values.js";
import { LineIndex } from "../text/line-index.js";
import type { TextRange } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import type { UnknownText } from "./limits/read-limit.js";

/** A file of one side. Its name is only repeated in the result. */
export interface ComparedFile {
  readonly name: string;
  readonly text: string;
  readonly notation: FileNotation;
  /** The other Terraform files of its folder, which may define local values. */
  readonly siblings?: readonly string[];
  /** Whether no other file of its folder is compared: then the policies that those encode are policies of this one. */
  readonly isAlone?: boolean;
  /** The kind of policy that it is known to contain; by default what its name states. */
  readonly expected?: ExpectedKind | undefined;
}

/** A policy of a file. Its offsets can be those of a view. */
export interface ComparedPolicy {
  readonly file: ComparedFile;
  readonly policy: PolicyDocument;
  /** The text of a value that is not known before Terraform runs, as written in the file. */
  readonly unknownText: UnknownText;
  /** The ranges of the policy's text that are not known. */
  readonly unknown: readonly TextRange[];
  /** The ranges of the view of which at most one applies, as the first of their branches. */
  readonly branches: readonly TextRange[];
  /** The elements of its statements that the provider of Terraform does not send. */
  readonly notSent: readonly PropertyNode[];
  /** A range of the policy as a range of the file. */
  toHost(range: TextRange): TextRange;
  /** What is written at a range of the policy, in this file or in another one of its folder. */
  writtenAt(range: TextRange): string;
  /** The line of an offset of the policy, counted from 1. */
  lineOf(range: TextRange): number;
}

interface Written {
  readonly view: PolicyView;
  readonly writtenAt: (range: TextRange) => string;
}

/** A file with its policies. */
export interface ComparedSource {
  readonly file: ComparedFile;
  readonly policies: readonly ComparedPolicy[];
  /** Policies of a Terraform file that are not known here, as the ranges of their expressions. */
  readonly unread: readonly TextRange[];
  /** Policies of another kind, such as service control policies: they are not compared. */
  readonly others: readonly OtherPolicy[];
  /** Whether the text has syntax errors that leave open what its author means. */
  readonly isBroken: boolean;
  /** Whether the text has syntax errors that can be fixed with certainty. It is compared as if they were. */
  readonly hasFixableErrors: boolean;
}

/** The policies of a text in any notation, with their unknown values. */
export function readComparedFile(file: ComparedFile): ComparedSource {
  const { text, notation, siblings } = file;
  let lines: LineIndex | undefined;
  const make = (
    policy: PolicyDocument,
    toHost: (range: TextRange) => TextRange,
    { view, writtenAt = (range) => writtenValue(text, toHost(range)) }: Partial<Written> = {},
  ): ComparedPolicy => ({
    file,
    policy: view ? asSent(policy, view) : policy,
    notSent: view ? policy.statements.flatMap((statement) => elementsNotSent(statement, view)) : [],
    unknown: view?.unknown ?? [],
    unknownText: view ? unknownTextIn(view, writtenAt) : () => undefined,
    branches: view?.alternatives.flatMap(([first]) => first ?? []) ?? [],
    toHost,
    writtenAt,
    lineOf: (range) => (lines ??= new LineIndex(text)).positionAt(toHost(range).start).line + 1,
  });
  if (notation === "terraform") {
    const inFolder = parseTerraform(text, siblings);
    const terraform = file.isAlone === true ? withPoliciesElsewhere(inFolder) : inFolder;
    const whole = textWith(text, terraform.parts);
    const views = terraform.views.map((view) => ({ view, file: parseView(view) }));
    const policies = views.flatMap(({ view, file: parsed }) => {
      const toHost = (range: TextRange) => rangeInFile(terraform, view, range);
      const writtenAt = (range: TextRange) => writtenValue(whole, toHostRange(view, range));
      return parsed.policies.map((policy) => make(policy, toHost, { view, writtenAt }));
    });
    return {
      file,
      policies,
      unread: terraform.unread,
      others: otherPolicies(text, siblings),
      ...syntaxOf(views.map((one) => one.file)),
    };
  }
  const whole = parsePolicyFile(text, notation, file.expected ?? kindByName(file.name));
  const parsed = { ...whole, policies: whole.policies.filter(({ kind }) => kind !== "service-control-policy") };
  const others = whole.policies.filter((policy) => !parsed.policies.includes(policy)).map(controlOf);
  const embedded = parsed.embedded.flatMap(({ view, file: { policies } }) =>
    policies.map((policy) => make(policy, (range) => toHostRange(view, range))),
  );
  const own = parsed.policies.map((policy) => make(policy, (range) => range));
  return { file, policies: [...own, ...embedded], unread: [], others, ...syntaxOf([parsed]) };
}

function syntaxOf(files: readonly PolicyFile[]): Pick<ComparedSource, "isBroken" | "hasFixableErrors"> {
  const invalid = files.filter(({ looksLikePolicy, problems }) => looksLikePolicy && problems.length > 0);
  const isBroken = invalid.some(({ areSyntaxErrorsFixable }) => !areSyntaxErrorsFixable);
  return { isBroken, hasFixableErrors: invalid.length > 0 && !isBroken };
}

/** The source of the unknown value that contains a range. */
function unknownTextIn(view: PolicyView, writtenAt: Written["writtenAt"]): UnknownText {
  return (range) => {
    const whole = view.unknown.find(({ start, end }) => start <= range.start && range.end <= end);
    return whole && writtenAt(whole);
  };
}

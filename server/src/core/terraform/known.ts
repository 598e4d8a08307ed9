import type { ActionPattern } from "../catalog/pattern.js";
import type { PolicyDocument, PolicyFile } from "../policy/model.js";
import { LineIndex } from "../text/line-index.js";
import { toHostRange } from "../view/view.js";
import { parseTerraform, type PolicyView } from "./find.js";
import { parseView } from "./parse-view.js";
import { isUnknown } from "./view/view-writer.js";

/** A value that is not known before Terraform runs: its text, and its line, counted from 1. */
export interface UnknownValue {
  readonly text: string;
  readonly line: number;
}

/** What is certain about a policy of a Terraform text. */
export interface KnownPolicy {
  /** The policy without its unknown actions. */
  readonly file: PolicyFile;
  /** What the unknown actions may allow. */
  readonly mayAllow: readonly ActionPattern[];
}

/** The policies of a Terraform text without their unknown values, and a list of those values. */
export function knownPolicies(text: string): {
  readonly policies: readonly KnownPolicy[];
  readonly unknown: readonly UnknownValue[];
} {
  const { views } = parseTerraform(text);
  const lines = new LineIndex(text);
  const unknown = views.flatMap((view) =>
    view.unknown.map((range): UnknownValue => {
      const { start, end } = toHostRange(view, range);
      const written = text
        .slice(start, end)
        .replace(/\s+/g, " ")
        .replace(/^\\"(.*)\\"$/, '"$1"');
      return {
        text: written.length > longest ? `${written.slice(0, longest)}…` : written,
        line: lines.positionAt(start).line + 1,
      };
    }),
  );
  return { policies: views.map(knownPolicy), unknown };
}

const longest = 80;

function knownPolicy(view: PolicyView): KnownPolicy {
  const file = parseView(view);
  const allowing = file.policies
    .flatMap(({ statements }) => statements)
    .filter(({ effect }) => effect?.value === "Allow");
  const mayAllow = allowing.flatMap(({ actions }) =>
    actions.flatMap(({ pattern, range }) => (isUnknown(view, range) ? [pattern] : [])),
  );
  return { file: { ...file, policies: file.policies.map((policy) => withoutUnknown(policy, view)) }, mayAllow };
}

/** A policy of a view without its unknown actions. */
export function withoutUnknown(policy: PolicyDocument, view: PolicyView): PolicyDocument {
  const statements = policy.statements.map((statement) => ({
    ...statement,
    actions: statement.actions.filter(({ range }) => !isUnknown(view, range)),
  }));
  return { ...policy, statements };
}

import type { ActionPattern } from "../catalog/pattern.js";
import type { PolicyFile } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import { LineIndex } from "../text/line-index.js";
import { toHostRange } from "../view/view.js";
import { parseTerraform, type PolicyView } from "./find.js";
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
  const file = parsePolicyFile(view.text, view.dialect);
  const mayAllow: ActionPattern[] = [];
  const policies = file.policies.map((policy) => ({
    ...policy,
    statements: policy.statements.map((statement) => ({
      ...statement,
      actions: statement.actions.filter(({ pattern, range }) => {
        if (!isUnknown(view, range)) return true;
        if (statement.effect?.value === "Allow") mayAllow.push(pattern);
        return false;
      }),
    })),
  }));
  return { file: { ...file, policies }, mayAllow };
}

import type { ActionPattern } from "../catalog/pattern.js";
import { findElement, findElementProperty } from "../policy/elements.js";
import type { PolicyDocument, PolicyFile } from "../policy/model.js";
import type { Uncertainty } from "../policy/uncertainty.js";
import { statementWith } from "../policy/statement-with.js";
import { type ObjectNode, type PropertyNode, StringNode } from "../policy/syntax.js";
import type { Located } from "../text/range.js";
import { toHostRange } from "../view/view.js";
import { parseAllPolicies, type PolicyView, type TerraformFile, withPoliciesElsewhere } from "./find.js";
import type { NameOfFile } from "./folder-place.js";
import { guardedParts } from "./guarded-parts.js";
import { parseView } from "./parse-view.js";
import { shortValue, type UnknownValue, unknownRanges, valuesAt, writtenValue } from "./unknown-values.js";
import { asSent, elementsNotSent } from "./sent.js";
import { unknownSign } from "./view/roles.js";
import { textWith } from "./view/siblings.js";
import { holesOf, isInHole } from "./view/view-writer.js";

/** What is certain about a policy of a Terraform text. */
export interface KnownPolicy {
  /** The policy without its unknown actions. Other values with an unknown part are as written: `${var.bucket}/*`. */
  readonly file: PolicyFile;
  /** What the unknown actions may allow. */
  readonly mayAllow: readonly ActionPattern[];
  /** Whether the effect of each statement, or all of it, is unknown, policy by policy. */
  readonly unknownParts: readonly (readonly { readonly unknownPart?: "effect" | "statement" }[])[];
  /** The unknown values in `Action`, or else in `NotAction`, of each statement, policy by policy. */
  readonly unknownActions: readonly (readonly (readonly UnknownValue[])[])[];
  /** The conditions of each statement that are not known, policy by policy. They are not in `file`. */
  readonly unknownConditions: readonly (readonly (readonly UnknownValue[])[])[];
  /** The elements of each statement that the provider does not send, policy by policy. */
  readonly notSent: readonly (readonly (readonly string[])[])[];
  readonly uncertainty: Uncertainty;
}

/**
 * The policies of a Terraform text without their unknown values, and a list of those values. `nameOf` names the other
 * files of the folder.
 */
export function knownPolicies(
  text: string,
  siblings: readonly string[] = [],
  nameOf?: NameOfFile,
): {
  readonly policies: readonly KnownPolicy[];
  readonly unknown: readonly UnknownValue[];
} {
  const file = withPoliciesElsewhere(parseAllPolicies(text, siblings));
  const unknown = valuesAt(file, unknownRanges(file), nameOf);
  return { policies: file.views.map((view) => knownPolicy(file, view, nameOf)), unknown };
}

function knownPolicy(host: TerraformFile, view: PolicyView, nameOf: NameOfFile | undefined): KnownPolicy {
  const file = parseView(view);
  const allowing = file.policies
    .flatMap(({ statements }) => statements)
    .filter(({ effect }) => effect?.value === "Allow");
  const mayAllow = allowing.flatMap(({ actions }) =>
    actions.flatMap(({ pattern, range }) => (isInHole(view, range) ? [pattern] : [])),
  );
  const unknownActions = file.policies.map(({ statements }) =>
    statements.map(({ node, actionList }) => {
      const list = actionList ?? findElement(node, "NotAction");
      const ranges = list
        ? holesOf(view).filter(({ start, end }) => start < list.range.end && list.range.start < end)
        : [];
      return valuesAt(
        host,
        ranges.map((range) => toHostRange(view, range)),
        nameOf,
      );
    }),
  );
  const unknownParts = file.policies.map(({ statements }) =>
    statements.map(({ node, effect, effectNode }): { readonly unknownPart?: "effect" | "statement" } => {
      if (effect || !isInHole(view, (effectNode ?? node).range)) return {};
      return { unknownPart: effectNode ? "effect" : "statement" };
    }),
  );
  const policies = file.policies.map((policy) => asWritten(withoutUnknown(asSent(policy, view), view), view, host));
  const notSent = file.policies.map(({ statements }) =>
    statements.map((statement) => elementsNotSent(statement, view).map(({ key }) => key.value)),
  );
  const unknownConditions = file.policies.map(({ statements }) =>
    statements.map(({ conditionNode }) =>
      conditionNode && isInHole(view, conditionNode.range)
        ? valuesAt(host, [toHostRange(view, conditionNode.range)], nameOf)
        : [],
    ),
  );
  const uncertainty = { guarded: guardedParts(host, view, nameOf), unknown: holesOf(view) };
  const known = { ...file, policies };
  return { file: known, mayAllow, unknownParts, unknownActions, unknownConditions, notSent, uncertainty };
}

/** A policy whose elements have the text of the file in place of the sign for unknown parts. */
function asWritten(policy: PolicyDocument, view: PolicyView, host: TerraformFile): PolicyDocument {
  if (view.unknown.length === 0) return policy;
  const whole = textWith(host.text, host.parts);
  const textOf = ({ value, range }: Located<string>) =>
    value.includes(unknownSign) ? shortValue(writtenValue(whole, toHostRange(view, range))) : value;
  const written = (one: Located<string>) => ({ value: textOf(one), range: one.range });
  const writtenNode = (one: StringNode) =>
    one.value.includes(unknownSign) ? new StringNode(one.start, one.end, textOf(one), one.isClosed) : one;
  const statements = policy.statements.map((statement) =>
    statementWith(statement, {
      node: {
        ...statement.node,
        properties: statement.node.properties.map(({ key, value }) => ({ key: writtenNode(key), value })),
      },
      resource: statement.resource && { ...statement.resource, entries: statement.resource.entries.map(writtenNode) },
      conditions: statement.conditions
        .filter(() => !statement.conditionNode || !isInHole(view, statement.conditionNode.range))
        .map(({ operator, key, values, ...one }) => ({
          ...one, operator: written(operator), key: written(key), values: values.map(written),
        })),
    }),
  );
  return { ...policy, statements };
}

/** A policy of a view without its unknown actions, and without those in `NotAction`. */
export function withoutUnknown(policy: PolicyDocument, view: PolicyView): PolicyDocument {
  const statements = policy.statements.map((statement) =>
    statementWith(statement, {
      actions: statement.actions.filter(({ range }) => !isInHole(view, range)),
      exceptions: statement.exceptions.filter(({ range }) => !isInHole(view, range)),
      node: withKnownExceptions(statement.node, view),
    }),
  );
  return { ...policy, statements };
}

function withKnownExceptions(node: ObjectNode, view: PolicyView): ObjectNode {
  const excluded = view.unknown.length > 0 ? findElementProperty(node, "NotAction") : undefined;
  if (!excluded?.value) return node;
  const { key, value } = excluded;
  const items = (value.kind === "array" ? value.items : [value]).filter(({ range }) => !isInHole(view, range));
  const known: PropertyNode = { key, value: { kind: "array", range: value.range, items, isClosed: true } };
  return { ...node, properties: node.properties.map((one) => (one === excluded ? known : one)) };
}

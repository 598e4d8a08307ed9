import { type CompletionItem, CompletionItemKind } from "vscode-languageserver-types";
import { describeOperator } from "../../../core/describe/condition.js";
import { isComparedBy } from "../../../core/language/condition-keys.js";
import { knownConditionKey } from "../../../core/language/schema-keys.js";
import { type Operator, provenOperators, setPrefixes, spellOperator } from "../../../core/language/operators.js";
import { conditionVersion } from "../../../core/language/policy-languages.js";
import { propertiesOf } from "../../../core/policy/read/read-condition.js";
import { quoted, sortText, toItem } from "../item/item.js";
import { keyChoice, objectAt, otherKeys, type Skeleton } from "../item/key-choice.js";
import { type Request, say } from "../item/request.js";
import { literal } from "../item/snippet.js";
import type { CompletionKind } from "../kind.js";

/**
 * The operators that are not used yet and fit the existing keys: plain ones first, then those with IfExists. The
 * prefixes for keys with several values are a separate step, unless one is already typed.
 */
export const operatorKind: CompletionKind = {
  at: "key",
  elements: ["Condition"],
  applies: ({ statement, spot }) =>
    statement?.conditionNode !== undefined && objectAt(spot) === statement.conditionNode,

  items(request) {
    const { slot, place: { policy, operator } } = request;
    const version = conditionVersion(policy.language);
    const there = new Set(otherKeys(request));
    const keys = propertiesOf(operator?.value).map(({ key }) =>
      knownConditionKey(key.value, version, request.snapshot.environment.catalog.identity?.schemas),
    );
    const fits = ({ family }: Operator) => keys.every((key) => key === undefined || isComparedBy(family, key.type));
    const offered = provenOperators(version).filter(fits);
    const setPrefix = setPrefixes.find((prefix) => slot.typed.startsWith(prefix)) ?? "";
    // A set operator needs a key that can have several values.
    const mayHaveSeveral = keys.every((key) => key === undefined || key.multiValued);
    const spelled = [false, true].flatMap((hasIfExists) =>
      offered
        .filter(({ family }) => family !== "null" || (!hasIfExists && setPrefix === ""))
        .map(({ name, meaning }) => ({ name: spellOperator({ setPrefix, hasIfExists }, name), hasIfExists, meaning })),
    );
    const items = spelled
      .filter(({ name }) => !there.has(name))
      .map(({ name, hasIfExists }, index) =>
        toItem(request, {
          ...keyChoice(request, { key: name, value: emptyCondition, index, group: hasIfExists ? 1 : 0 }),
          kind: CompletionItemKind.Operator,
          subject: { kind: "operator", name, version },
        }),
      );
    return setPrefix !== "" || !mayHaveSeveral ? items : [...items, ...prefixItems(request)];
  },

  describe: {
    operator: ({ name, version }, { language }) => describeOperator(String(name), String(version), language),
  },
};

function prefixItems(request: Request): CompletionItem[] {
  const { slot, support } = request;
  if (slot.open !== "" && !support.snippets) return [];
  return setPrefixes.map((prefix, index) => toItem(request, {
    label: prefix,
    kind: CompletionItemKind.Module,
    beside: say(request, severalValues),
    ...(support.snippets
      ? { text: quoted({ ...slot, trail: "" }, `${literal(prefix)}$0`), isSnippet: true }
      : { text: `${slot.lead}${prefix}${isClosed(request) ? '"' : ""}` }),
    sortText: sortText(2, index),
    retrigger: true,
  }));
}

function isClosed({ place: { spot } }: Request): boolean {
  return spot.kind === "key" && spot.property.key.isClosed;
}

const emptyCondition: Skeleton = { snippet: "{\n\t$1\n}", retrigger: true };
const severalValues = { en: "for keys with several values", zh: "用于多值条件键" };

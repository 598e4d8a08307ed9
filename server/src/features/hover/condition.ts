import type { Catalog } from "../../core/catalog/catalog.js";
import { type Block, paragraph } from "../../core/outline/outline.js";
import { kinds, conditionVersion } from "../../core/language/policy-languages.js";
import type { ElementPlace } from "../../core/policy/locate.js";
import type { Statement } from "../../core/policy/model.js";
import type { PropertyNode } from "../../core/policy/syntax.js";
import type { Language } from "../../core/text/message.js";
import { describeConditionKey, describeOperator } from "../../core/describe/condition.js";
import { describeLevel } from "../../core/describe/action/level.js";
import { describeLimit } from "../../core/describe/limit.js";
import type { HoverSubject } from "./subject.js";

/** An operator of a `Condition`, and the number of its keys. */
export function operatorSubject({ policy }: ElementPlace, property: PropertyNode): HoverSubject | undefined {
  const describe = (language: Language): Block[] =>
    describeOperator(property.key.value, conditionVersion(policy.language), language);
  if (describe("en").length === 0) return undefined;
  const { value } = property;
  const hasLimit = kinds[policy.kind].actions === "tables" && value?.kind === "object";
  return {
    range: property.key.content,
    describe: (language) => [
      ...describe(language),
      ...(hasLimit ? [paragraph(describeLimit("keys", value.properties.length, language))] : []),
    ],
  };
}

/** A condition key, for its name and for its values. */
export function conditionKeySubject(
  { policy, statement, spot }: ElementPlace,
  property: PropertyNode,
  catalog: Catalog,
): HoverSubject | undefined {
  const name = property.key.value;
  const describe = (language: Language): Block[] =>
    describeConditionKey(name, conditionVersion(policy.language), language, catalog.identity?.schemas);
  if (describe("en").length === 0) return undefined;
  const node = spot.kind === "value" ? spot.node : property.key;
  return {
    range: node.kind === "string" ? node.content : node.range,
    describe: (language) => [
      ...describe(language),
      ...(kinds[policy.kind].actions === "tables" && statement ? aboutTags(name, statement, catalog, language) : []),
    ],
  };
}

/** In version 1.1 a resource tag applies only to actions that support tags. */
function aboutTags(name: string, statement: Statement, catalog: Catalog, language: Language): Block[] {
  return /^g:ResourceTag\//i.test(name) ? describeLevel(statement, "tagLevel", catalog, language) : [];
}

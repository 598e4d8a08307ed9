import { paragraph } from "../../core/outline/outline.js";
import type { ElementPlace } from "../../core/policy/locate.js";
import type { PolicyDocument, Statement } from "../../core/policy/model.js";
import { minifiedPolicyLength } from "../../core/policy/minified-length.js";
import type { PropertyNode } from "../../core/policy/syntax.js";
import type { Language } from "../../core/text/message.js";
import { effectTexts, elementText, innerTexts, kindTexts } from "../../core/describe/element-texts.js";
import { describeLimit } from "../../core/describe/limit.js";
import { entitled, sentences } from "../../core/describe/voice.js";
import type { HoverSubject } from "./subject.js";

/** The key of an element, or a key inside an element. */
export function keySubject(
  { policy, statement, element }: ElementPlace,
  property: PropertyNode,
): HoverSubject | undefined {
  const range = property.key.content;
  const isOwn = (statement?.node ?? policy.node).properties.includes(property);
  if (!isOwn) {
    const text = innerTexts[element ?? ""]?.[property.key.value];
    return text && { range, describe: (language) => [entitled(property.key.value, text, language)] };
  }
  const text =
    element === undefined ? undefined : elementText(statement ? "statement" : "policy", element, policy.kind);
  if (element === undefined || !text) return undefined;
  return {
    range,
    describe(language) {
      const used = usage(element, policy, statement, language);
      return [entitled(element, text, language), ...(used.length > 0 ? [paragraph(sentences(used, language))] : [])];
    },
  };
}

/** How much of its limits an element uses, if they are known for this kind of policy. */
function usage(element: string, policy: PolicyDocument, statement: Statement | undefined, language: Language) {
  const say = (what: Parameters<typeof describeLimit>[0], used: number) => describeLimit(what, used, language);
  const list = statement?.resource?.entries.length ?? 0;
  const depends = policy.node.properties.find(({ key }) => key.value === "Depends")?.value;
  if (policy.language === "1.0" && element === "Depends" && depends?.kind === "array")
    return [say("depends", depends.items.length)];
  if (policy.language !== "1.1") return [];
  switch (element) {
    case "Statement":
      return [say("statements", policy.statements.length), say("characters", minifiedPolicyLength(policy))];
    case "Action":
      return [say("actions", statement?.actions.length ?? 0)];
    case "Resource":
      return [say(statement?.resource?.form === "object" ? "agencyUris" : "resources", list)];
    case "Condition":
      return statement?.conditionNode?.kind === "object"
        ? [say("operators", statement.conditionNode.properties.length)]
        : [];
    default:
      return [];
  }
}

/** The value of `Version` or `Effect`; `undefined` if rules report it. */
export function valueSubject({ policy, statement, element, spot }: ElementPlace): HoverSubject | undefined {
  if (spot.kind !== "value") return undefined;
  const range = spot.node.kind === "string" ? spot.node.content : spot.node.range;
  if (element === "Effect" && statement?.effect) {
    const { value } = statement.effect;
    return { range, describe: (language) => [entitled(value, effectTexts[value], language)] };
  }
  const version = element === "Version" ? policy.version?.value : undefined;
  if (version === undefined || !versions.includes(version)) return undefined;
  return { range, describe: (language) => [entitled(version, kindTexts[policy.kind], language)] };
}

/** The existing versions. Rules report all others. */
const versions: readonly string[] = ["1.0", "1.1", "5.0"];

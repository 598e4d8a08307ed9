import { type Block, paragraph } from "../../core/outline/outline.js";
import { roleType } from "../../core/export/role-type.js";
import type { PolicyDocument, PolicyFile } from "../../core/policy/model.js";
import type { PropertyNode, StringNode, SyntaxNode } from "../../core/policy/syntax.js";
import { type Bilingual, format, type Language } from "../../core/text/message.js";
import { touches } from "../../core/text/range.js";
import { bodyTexts } from "../../core/describe/element-texts.js";
import { describeLimit } from "../../core/describe/limit.js";
import { entitled, voice } from "../../core/describe/voice.js";
import type { HoverSubject } from "./subject.js";

/** A key, or the type, around a policy of the role API: `role.display_name`, `roles[].type`. */
export function roleBodySubject({ policies }: PolicyFile, offset: number): HoverSubject | undefined {
  for (const policy of policies) {
    const property = policy.container.role?.properties.find(
      ({ key, value }) => touches(key.content, offset) || isAtType(key, value, offset),
    );
    if (property) return inBody(property, policy, offset);
  }
  return undefined;
}

function isAtType(key: StringNode, value: SyntaxNode | undefined, offset: number): boolean {
  return key.value === "type" && value?.kind === "string" && touches(value.content, offset);
}

function inBody(property: PropertyNode, policy: PolicyDocument, offset: number): HoverSubject | undefined {
  const { key, value } = property;
  const known = bodyTexts[key.value];
  if (!known) return undefined;
  const more = (language: Language) => beyond(property, policy, known.code, language);
  if (touches(key.content, offset))
    return {
      range: key.content,
      describe: (language) => [entitled(key.value, known.text, language), ...more(language)],
    };
  const type = value?.kind === "string" ? types[value.value] : undefined;
  if (value?.kind !== "string" || !type) return undefined;
  return { range: value.content, describe: (language) => [entitled(value.value, type, language), ...more(language)] };
}

/** The maximum length of a name, the type that follows from the policy, and fields that must not be sent. */
function beyond(
  { key, value }: PropertyNode,
  policy: PolicyDocument,
  code: string | undefined,
  language: Language,
): Block[] {
  const say = voice(language);
  if (code !== undefined) return [paragraph(say(refused, { code }))];
  if (key.value === "type" && policy.language === "1.1") {
    const { text, args } = roleType(policy).reason;
    return [paragraph(say(wanted, { reason: [format(text, args, language)] }))];
  }
  return key.value === "display_name" && value?.kind === "string"
    ? [paragraph(describeLimit("displayName", value.value.length, language))]
    : [];
}

const types: Readonly<Record<string, Bilingual>> = {
  AX: { en: "takes effect for global services, such as IAM.", zh: "对全局级服务生效，例如 IAM。" },
  XA: { en: "takes effect for services in the projects of regions, such as ECS.", zh: "对区域项目中的服务生效，例如 ECS。" },
};
const wanted: Bilingual = { en: "For this policy: {reason}", zh: "就本策略而言：{reason}" };
const refused: Bilingual = { en: "A request that creates a policy must not have it ({code}).", zh: "创建策略的请求中不能有此字段（{code}）。" };

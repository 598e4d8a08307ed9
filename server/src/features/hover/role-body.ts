import { type Block, paragraph } from "../../core/explain/outline.js";
import type { PolicyFile } from "../../core/policy/model.js";
import { findProperty, type ObjectNode, type PropertyNode } from "../../core/policy/syntax.js";
import { touches } from "../../core/text/range.js";
import type { Bilingual, Language } from "../../core/text/message.js";
import { bodyTexts } from "../describe/element-texts.js";
import { describeLimit } from "../describe/limit.js";
import { voice } from "../describe/voice.js";
import { entitled } from "./element.js";
import type { Subject } from "./subject.js";

/** A key, or the type, around a policy in the body of the role API: `role.display_name`, `roles[].type`. */
export function roleBodySubject({ root, policies }: PolicyFile, offset: number): Subject | undefined {
  const roles = findProperty(root, "roles");
  for (const body of [findProperty(root, "role"), ...(roles?.kind === "array" ? roles.items : [])]) {
    if (body?.kind !== "object" || !policies.some(({ node }) => node === findProperty(body, "policy"))) continue;
    const found = inBody(body, offset);
    if (found) return found;
  }
  return undefined;
}

function inBody({ properties }: ObjectNode, offset: number): Subject | undefined {
  const property = properties.find(({ key, value }) => touches(key.content, offset) || (key.value === "type" && value?.kind === "string" && touches(value.content, offset)));
  const known = property && bodyTexts[property.key.value];
  if (!known) return undefined;
  const { key, value } = property;
  const isKey = touches(key.content, offset);
  const type = !isKey && value?.kind === "string" ? types[value.value] : undefined;
  if (!isKey && value?.kind === "string") return type && { range: value.content, describe: (language) => [entitled(value.value, type, language)] };
  return { range: key.content, describe: (language) => [entitled(key.value, known.text, language), ...more(property, known.code, language)] };
}

/** What a name may be long, and that some fields must not be sent. */
function more({ key, value }: PropertyNode, code: string | undefined, language: Language): Block[] {
  if (code !== undefined) return [paragraph(voice(language)(refused, { code }))];
  return key.value === "display_name" && value?.kind === "string" ? [paragraph(describeLimit("displayName", value.value.length, language))] : [];
}

const types: Readonly<Record<string, Bilingual>> = {
  AX: { en: "takes effect for global services, such as IAM.", zh: "对全局级服务生效，例如 IAM。" },
  XA: { en: "takes effect for services in the projects of regions, such as ECS.", zh: "对区域项目中的服务生效，例如 ECS。" },
};
const refused: Bilingual = { en: "A request that creates a policy must not have it ({code}).", zh: "创建策略的请求中不能有此字段（{code}）。" };

import type { AccessLevel, ActionSchema } from "../../catalog/schema.js";
import { type Block, codeList, type Inline, joined, paragraph } from "../../outline/outline.js";
import type { Bilingual, Language } from "../../text/message.js";
import { voice } from "../voice.js";

/** What is known of an action of version 5.0 beside its APIs: access level, resources, condition keys and aliases. */
export function describeSchema(schema: ActionSchema | undefined, language: Language): Block[] {
  if (!schema) return [];
  const say = voice(language);
  const { level, isPermissionOnly, resources, conditionKeys, aliases } = schema;
  const about = [
    ...(level ? [say(texts.level, { level: levels[level] })] : []),
    ...(isPermissionOnly ? [say(texts.permissionOnly)] : []),
  ];
  const urns = resources?.map(
    ({ urn, isRequired }): Inline => [{ code: urn }, ...(isRequired ? [" ", ...say(texts.required)] : [])],
  );
  const keys = conditionKeys ?? [];
  const shown = codeList(keys.slice(0, shownKeys), language);
  const rest = keys.length - shownKeys;
  return [
    ...(about.length > 0 ? [paragraph(joined(about, " · "))] : []),
    ...(urns && urns.length > 0 ? [paragraph(say(texts.resources, { urns: joined(urns, separator[language]) }))] : []),
    ...(urns?.length === 0 ? [paragraph(say(texts.noResources))] : []),
    ...(keys.length > 0 ? [paragraph(say(rest > 0 ? texts.keysAndMore : texts.keys, { keys: shown, rest }))] : []),
    ...(aliases.length > 0 ? [paragraph(say(texts.aliases, { aliases: codeList(aliases, language) }))] : []),
  ];
}

const shownKeys = 6;
const separator = { en: ", ", zh: "、" } as const;

/** The names of the levels as pages write them. */
const levels: Readonly<Record<AccessLevel, Bilingual>> = {
  list: { en: "list", zh: "列表（list）" },
  read: { en: "read", zh: "读（read）" },
  write: { en: "write", zh: "写（write）" },
  permission_management: { en: "permission management", zh: "权限管理（permission_management）" },
  tagging: { en: "tagging", zh: "标签（tagging）" },
};

const texts = {
  level: { en: "Access level: {level}", zh: "访问级别：{level}" },
  permissionOnly: { en: "no API of its own", zh: "无对应的 API" },
  resources: { en: "Resources: {urns}", zh: "资源：{urns}" },
  required: { en: "(required)", zh: "（必选）" },
  noResources: { en: "It cannot be limited to resources: `Resource` must be `\"*\"`.", zh: "不支持限定资源，`Resource` 须为 `\"*\"`。" },
  keys: { en: "Condition keys: {keys}", zh: "条件键：{keys}" },
  keysAndMore: { en: "Condition keys: {keys} and {rest} more", zh: "条件键：{keys} 等，另有 {rest} 个" },
  aliases: { en: "Earlier names (aliases): {aliases}", zh: "曾用名（别名）：{aliases}" },
} as const satisfies Record<string, Bilingual>;

import { type Block, type Inline, paragraph } from "../outline/outline.js";
import { type ConditionExample, conditionExample } from "../language/condition-example.js";
import { type ConditionKey, conditionKey, type KeyType, serviceOfKey } from "../language/condition-keys.js";
import { knownConditionKey } from "../language/schema-keys.js";
import { type OperatorFamily, parseOperator, type WrittenOperator } from "../language/operators.js";
import type { SchemaDefinitions } from "../catalog/schema.js";
import type { Bilingual, Language } from "../text/message.js";
import { sentences, voice } from "./voice.js";

/** A condition operator with its prefix and suffix; empty for other texts. */
export function describeOperator(written: string, version: string, language: Language): Block[] {
  const parsed = parseOperator(written.trim());
  const { operator, setPrefix, hasIfExists } = parsed;
  if (!operator) return [];
  const say = voice(language);
  const prefix = setPrefixes[setPrefix];
  return [
    paragraph(
      sentences(
        [
          say(texts.operator, { name: operator.name, family: families[operator.family], meaning: operator.meaning }),
          foreign(operator, version, language),
        ],
        language,
      ),
    ),
    ...(prefix ? [paragraph(say(prefix, { prefix: [{ code: setPrefix }] }))] : []),
    ...(hasIfExists ? [paragraph(say(operator.family === "null" ? texts.noIfExists : texts.ifExists))] : []),
    ...(operator.isProven ? exampleOf(operatorExample(parsed, operator.family, version), language) : []),
  ];
}

/** A condition key; for a key that no list has, the service that it belongs to. Empty for other texts. */
export function describeConditionKey(
  written: string,
  version: string,
  language: Language,
  schemas?: SchemaDefinitions,
): Block[] {
  const say = voice(language);
  const key = knownConditionKey(written, version, schemas);
  if (!key) {
    const service = serviceOfKey(written.trim());
    return service === undefined
      ? []
      : [paragraph(say(texts.serviceKey, { name: written.trim(), service: [{ code: service }] }))];
  }
  const type = say(key.multiValued ? texts.several : types[key.type], { type: types[key.type] });
  return [
    paragraph(
      sentences(
        [say(texts.key, { name: key.key, type, meaning: key.meaning }), foreign(key, version, language)],
        language,
      ),
    ),
    ...(key.versions.includes(version) ? exampleOf(conditionExample(key), language) : []),
  ];
}

/** A note that only pages of another version name it, or no page. */
function foreign(
  { versions, isProven }: Pick<ConditionKey, "versions" | "isProven">,
  version: string,
  language: Language,
): Inline {
  const say = voice(language);
  if (!isProven) return say(texts.unproven);
  if (versions.includes(version)) return [];
  return say(texts.otherVersion, { versions: versions.join(", ") });
}

/**
 * An example of an operator with a key of its family that this version has; keys with several values are all strings.
 */
function operatorExample(
  { setPrefix, base, hasIfExists }: WrittenOperator,
  family: OperatorFamily,
  version: string,
): ConditionExample | undefined {
  if (family === "ip" || (setPrefix !== "" && family !== "string")) return undefined;
  const shown = conditionKey(setPrefix === "" ? shownKeys[family] : "g:TagKeys")!;
  const value = family === "null" ? "false" : shown.example;
  if (value === undefined || !shown.versions.includes(version)) return undefined;
  return { operator: setPrefix + base + (hasIfExists && family !== "null" ? "IfExists" : ""), key: shown.key, value };
}

function exampleOf(example: ConditionExample | undefined, language: Language): Block[] {
  if (!example) return [];
  const code = `"${example.operator}": { "${example.key}": [${JSON.stringify(example.value)}] }`;
  return [paragraph(voice(language)(texts.example, { code: [{ code }] }))];
}

const shownKeys: Readonly<Record<Exclude<OperatorFamily, "ip">, string>> = {
  string: "g:UserName", number: "g:MFAAge", date: "g:CurrentTime", bool: "g:MFAPresent", null: "g:MFAAge",
};
const types: Readonly<Record<KeyType, Bilingual>> = {
  string: { en: "text", zh: "字符串" },
  number: { en: "number", zh: "数值" },
  date: { en: "time", zh: "时间" },
  bool: { en: "true or false", zh: "布尔值" },
  ip: { en: "IP address", zh: "IP 地址" },
};
const families: Readonly<Record<OperatorFamily, Bilingual>> = { ...types, null: { en: "whether the key exists", zh: "条件键是否存在" } };
const setPrefixes: Readonly<Record<string, Bilingual>> = {
  "ForAllValues:": { en: "{prefix} for a key with several values: each value of the request must match a listed one.", zh: "{prefix} 用于多值条件键：请求中的每个值都须符合某个所列值。" },
  "ForAnyValue:": { en: "{prefix} for a key with several values: one matching value of the request is enough; without values it is false.", zh: "{prefix} 用于多值条件键：请求中有一个值符合即可；没有值时不成立。" },
};
const texts = {
  operator: { en: "**{name}** ({family}): {meaning}", zh: "**{name}**（{family}）：{meaning}" },
  ifExists: { en: "`IfExists`: also true if the request does not have the key.", zh: "`IfExists`：请求中没有该条件键时也成立。" },
  noIfExists: { en: "`Null` does not accept `IfExists`.", zh: "`Null` 不能加 `IfExists`。" },
  key: { en: "**{name}** ({type}): {meaning}.", zh: "**{name}**（{type}）：{meaning}。" },
  several: { en: "{type}, several values", zh: "{type}，多值" },
  serviceKey: {
    en: "**{name}**: a condition key of {service}. It works only for actions of that service; its type and meaning are not in the catalog.",
    zh: "**{name}**：{service} 的条件键，仅对该服务的授权项有效；目录未收录其类型与含义。",
  },
  unproven: { en: "No known page documents it.", zh: "已查阅的文档未对其作出说明。" },
  otherVersion: { en: "**Documented for version {versions} only.**", zh: "**文档仅说明其用于 {versions} 版策略**。" },
  example: { en: "Example: {code}", zh: "示例：{code}" },
} as const satisfies Record<string, Bilingual>;

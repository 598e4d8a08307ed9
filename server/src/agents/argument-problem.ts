import type { Bilingual, Language } from "../core/text/message.js";
import { enumerate } from "../core/text/enumerate.js";
import { sayIn } from "../core/text/say.js";

/** What a validator of JSON Schema reports, with the names of JSON Schema. */
export interface SchemaError {
  /** A JSON pointer; "" for the arguments as a whole. */
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * One sentence about arguments that do not conform to the schema of a tool, from which an agent can correct them.
 * `known` are the arguments of the tool.
 */
export function argumentProblem(language: Language): (error: SchemaError, known: readonly string[]) => string {
  const say = sayIn(language);
  return ({ instancePath, keyword, params }, known) => {
    const name = instancePath.slice(1).replaceAll("/", ".");
    const values = Array.isArray(params["allowedValues"]) ? params["allowedValues"].map(String) : [];
    return say(texts[keyword] ?? other, {
      name: name === "" ? "arguments" : name,
      property: String(params["additionalProperty"] ?? params["missingProperty"] ?? ""),
      known: enumerate(known),
      values: enumerate(values),
      type: String(params["type"] ?? ""),
      limit: String(params["limit"] ?? ""),
    });
  };
}

const texts: Readonly<Record<string, Bilingual>> = {
  additionalProperties: { en: "There is no argument '{property}'. The arguments are {known}.", zh: "没有参数“{property}”。可用的参数：{known}。" },
  required: { en: "The argument '{property}' is missing.", zh: "缺少参数“{property}”。" },
  enum: { en: "'{name}' must be one of {values}.", zh: "“{name}”只能是以下值之一：{values}。" },
  type: { en: "'{name}' must be of the type {type}.", zh: "“{name}”的类型须为 {type}。" },
  minLength: { en: "'{name}' must have at least {limit} characters.", zh: "“{name}”至少须有 {limit} 个字符。" },
  maxLength: { en: "'{name}' must have at most {limit} characters.", zh: "“{name}”最多 {limit} 个字符。" },
  minItems: { en: "'{name}' must have at least {limit} entries.", zh: "“{name}”至少须有 {limit} 项。" },
  maxItems: { en: "'{name}' must have at most {limit} entries.", zh: "“{name}”最多 {limit} 项。" },
  minimum: { en: "'{name}' must be at least {limit}.", zh: "“{name}”不能小于 {limit}。" },
  maximum: { en: "'{name}' must be at most {limit}.", zh: "“{name}”不能大于 {limit}。" },
};
const other: Bilingual = { en: "'{name}' does not conform to the schema of the tool.", zh: "“{name}”不符合该工具的定义。" };

import { type Bilingual, formatBoth } from "../../text/message.js";

/** Why a value is not known although it is written in the folder: a part of it has no value. */
export interface LocalCause {
  readonly kind: keyof typeof localCauses;
  /** The local value, or another part of an expression, as it is written: `local.name`. */
  readonly local: string;
  /** The attribute or index that it does not have; what to write in place of it. */
  readonly key?: string;
  /** The line of its definition, counted from 1, if it is in the file and matters. */
  readonly line?: number;
}

/** What is the matter with a local value. */
export const localCauses = {
  undefined: {
    en: "no definition of {local} was found in this folder",
    zh: "在此文件夹中未找到 {local} 的定义",
  },
  cyclic: { en: "the value of {local} refers to itself", zh: "{local} 的取值引用了自身" },
  repeated: { en: "{local} is defined more than once", zh: "{local} 有多处定义" },
  unreadable: {
    en: "the definition of {local} in line {line} cannot be read because of a syntax error",
    zh: "{local} 的定义（第 {line} 行）因语法错误无法读取",
  },
  "unreadable-elsewhere": {
    en: "the definition of {local} in another file of this folder cannot be read because of a syntax error",
    zh: "{local} 在此文件夹另一文件中的定义因语法错误无法读取",
  },
  index: { en: "Terraform rejects {local}: write it with a dot", zh: "Terraform 不接受 {local}，请改用点号" },
  misspelled: { en: "Terraform rejects {local}: write {key}", zh: "Terraform 不接受 {local}，请写作 {key}" },
  "no-value": { en: "{local} is not a value: write a string in quotes", zh: "{local} 不是取值：文本须加引号" },
  unnamed: {
    en: "{local} must be followed by a dot and the name of a value",
    zh: "{local} 之后必须是点号和取值的名称",
  },
  "no-block": {
    en: "Terraform takes only blocks for {local} and rejects the file",
    zh: "Terraform 要求 {local} 为块，会拒绝该文件",
  },
  syntax: { en: "{local} has a syntax error", zh: "{local} 存在语法错误" },
  "no-attribute": { en: '{local} has no "{key}"', zh: "{local} 中没有“{key}”" },
  "no-item": { en: "{local} has no item with index {key}", zh: "{local} 中没有索引为 {key} 的元素" },
  "no-number": {
    en: '{local} is a list: its index must be a number, not "{key}"',
    zh: "{local} 是列表，其索引必须是数字，不能是“{key}”",
  },
  "no-items": {
    en: "{local} is not a list or an object, so it has no item with index {key}",
    zh: "{local} 不是列表或对象，没有索引为 {key} 的元素",
  },
  "no-loop": {
    en: "{local} is not a list or an object, so a loop over it is an error",
    zh: "{local} 不是列表或对象，不能用于循环",
  },
  "no-text": {
    en: "{local} is a list or an object, which cannot be a part of a string",
    zh: "{local} 是列表或对象，不能作为字符串的一部分",
  },
} as const satisfies Record<string, Bilingual>;

/** Causes as a text. */
export function localCausesText(causes: readonly LocalCause[]): Bilingual {
  const texts = causes.map(({ kind, local, key = "", line = 0 }) =>
    formatBoth(localCauses[kind], { local, key, line }));
  return { en: texts.map(({ en }) => en).join("; "), zh: texts.map(({ zh }) => zh).join("；") };
}

import type { Catalog } from "../../catalog/catalog.js";
import type { Action } from "../../catalog/model.js";
import { namesInVersion } from "../../convert/names-in.js";
import { type Block, paragraph } from "../../outline/outline.js";
import type { Language } from "../../text/message.js";
import { namesInARow, voice } from "../voice.js";

/**
 * The names that the other version of the policy language has for an action; empty if none is known. `catalog` is that
 * of version 1.1, `version` that of the names.
 */
export function describeOtherVersion(
  action: Action,
  catalog: Catalog,
  version: "1.1" | "5.0",
  language: Language,
): Block[] {
  const names = namesInVersion(action, catalog, version);
  const isSame = names.length === 1 && names[0] === action.name;
  if (names.length === 0 || isSame) return [];
  const say = voice(language);
  return [paragraph(say(names.length === 1 ? one : several, { version, names: namesInARow(names, language, shown) }))];
}

/** If there are more names, they are counted. */
const shown = 5;
const one = { en: "Known in version {version} as {names}", zh: "{version} 版中的已知名称：{names}" };
const several = { en: "Known in version {version} for its operations: {names}", zh: "{version} 版中与其操作相关的已知名称：{names}" };

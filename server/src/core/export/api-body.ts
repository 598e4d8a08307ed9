import { limits } from "../language/limits.js";
import { findProperty, type ObjectNode, type PropertyNode } from "../policy/syntax.js";
import { enumerate } from "../text/enumerate.js";
import type { PolicyDocument } from "../policy/model.js";
import { type JsonEntry, type JsonPiece, toPiece } from "./json-text.js";
import type { ExportNote } from "./note.js";
import { type RoleType, roleType, roleTypes } from "./role-type.js";

/** Facts about the role that the author's file does not contain. */
export interface BodyChoices {
  /** The display name if the file has none, usually the name of the file. */
  readonly name: string;
  /** `undefined`: the type that follows from the policy. */
  readonly type: RoleType | undefined;
}

export type ApiBody =
  | { readonly kind: "body"; readonly piece: JsonPiece; readonly type: RoleType; readonly notes: readonly ExportNote[] }
  /** The type does not follow from the policy alone. */
  | { readonly kind: "type-wanted"; readonly suggested: RoleType; readonly reason: ExportNote };

/**
 * The body of `POST /v3.0/OS-ROLE/roles` for a policy. If the policy is already in such a body, or in a response of the
 * API, the author's fields are kept, except those that a request must not have.
 */
export function apiBody(policy: PolicyDocument, text: string, { name, type: chosen }: BodyChoices): ApiBody {
  const { role } = policy.container;
  const own = role ? ownFields(role) : [];
  const left = role?.properties.filter((property) => !own.includes(property)).map(({ key }) => key.value) ?? [];
  const written = role && findProperty(role, "type");
  const writtenType = roleTypes.find((one) => written?.kind === "string" && written.value === one);
  const advice = roleType(policy);
  if (!chosen && !writtenType && !advice.isDecided)
    return { kind: "type-wanted", suggested: advice.type, reason: advice.reason };
  const type = writtenType ?? chosen ?? advice.type;

  const has = (key: string) => own.some((property) => property.key.value === key);
  const displayName = nameOf(role, name);
  const made = ["display_name", "description"].filter((key) => !has(key));
  const entries: JsonEntry[] = [
    ...(has("display_name") ? [] : [['"display_name"', JSON.stringify(displayName)] as const]),
    ...(has("type") ? [] : [['"type"', JSON.stringify(type)] as const]),
    ...(has("description") ? [] : [['"description"', JSON.stringify(displayName)] as const]),
    ...own.map(
      ({ key, value }): JsonEntry => [
        text.slice(key.range.start, key.range.end),
        value === written && !writtenType ? JSON.stringify(type) : toPiece(value!, text),
      ],
    ),
    ...(role ? [] : [['"policy"', toPiece(policy.node, text)] as const]),
  ];
  const others = own.map(({ key }) => key.value).filter((key) => !fields.includes(key));
  const notes: ExportNote[] = [
    ...(writtenType === undefined
      ? [chosen && chosen !== advice.type ? { text: chosenType, args: { type } } : advice.reason]
      : []),
    ...(writtenType && advice.isDecided && writtenType !== advice.type
      ? [{ text: otherType, args: { type: writtenType, wanted: advice.type } }]
      : []),
    ...(made.length > 0 ? [{ text: madeUp, args: { fields: enumerate(made), name: displayName } }] : []),
    ...(left.length > 0 ? [{ text: leftOut, args: { fields: enumerate(left) } }] : []),
    ...(others.length > 0 ? [{ text: unknownFields, args: { fields: enumerate(others) } }] : []),
  ];
  return { kind: "body", piece: { entries: [["\"role\"", { entries }]] }, type, notes };
}

/** The allowed fields. Fields that no page names are kept: the author may have a reason for them. */
function ownFields({ properties }: ObjectNode): PropertyNode[] {
  return properties.filter(({ key, value }) => value !== undefined && !setByService.includes(key.value));
}

function nameOf(role: ObjectNode | undefined, otherwise: string): string {
  const written = role && findProperty(role, "display_name");
  const name = written?.kind === "string" ? written.value : otherwise;
  return name.trim().slice(0, limits.displayName.max) || "custom-policy";
}

/** The fields of a request (API reference). All except `description_cn` are required. */
const fields = ["display_name", "type", "description", "description_cn", "policy"];
/** Fields of responses. The first three are rejected in a request (IAM.1006 to IAM.1008). */
const setByService = [
  "catalog",
  "flag",
  "name",
  "id",
  "links",
  "domain_id",
  "references",
  "created_time",
  "updated_time",
];

const chosenType = { en: "Type {type}, as you chose.", zh: "类型为 {type}（由您选择）。" };
const otherType = { en: "The type {type} is kept, although the services require {wanted}.", zh: "类型保留为 {type}，但按其中的服务应为 {wanted}。" };
const madeUp = { en: "Added: {fields} (\"{name}\"). Change them if necessary.", zh: "补充了 {fields}（“{name}”），可按需修改。" };
const leftOut = { en: "Removed, because the service sets them: {fields}.", zh: "已去掉由服务设置的字段：{fields}。" };
const unknownFields = { en: "Kept, although no page documents them: {fields}.", zh: "保留了文档未提及的字段：{fields}。" };

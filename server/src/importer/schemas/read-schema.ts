import {
  type AccessLevel,
  accessLevels,
  type ActionResource,
  type ConditionValueType,
  conditionValueTypes,
  type ResourceType,
} from "../../core/catalog/schema.js";
import type { LabelRecord } from "../../core/catalog/load/file.js";
import { JsonPlace } from "./json-place.js";

/** The answer of `GET /v5/authorization-schemas/services/{service_code}`. */
export interface AuthorizationSchema {
  readonly version: string;
  readonly actions: readonly SchemaAction[];
  readonly resources: readonly ResourceType[];
  readonly conditions: readonly SchemaCondition[];
  readonly operations: readonly SchemaOperation[];
}

export interface SchemaAction {
  readonly place: JsonPlace;
  readonly name: string;
  readonly description: LabelRecord;
  readonly level: AccessLevel;
  readonly isPermissionOnly: boolean;
  readonly aliases: readonly string[];
  readonly conditionKeys: readonly string[];
  readonly resources: readonly ActionResource[];
}

export interface SchemaCondition {
  readonly key: string;
  readonly type: ConditionValueType;
  readonly isMultiValued: boolean;
  readonly description: LabelRecord;
}

export interface SchemaOperation {
  readonly place: JsonPlace;
  readonly id: string;
  readonly action: string;
  readonly dependentActions: readonly string[];
}

/** The forms in the published definition of the API (`GetAuthorizationSchemaV5`, 2026-07-24). */
const actionName = /^(?:\*|[\w.-]+):[\w-]*:[\w-]+$/;
const conditionKey = /^\w+:[\w\-></]+$/;
const urnTemplate = /^[\w.-]+:(?:<region>)?:(?:system|<[\w-]+>)?:[\w-]+:[\w></-]+$/;
const typeName = /^[\w-]+$/;
const operationId = /^\w+$/;
const schemaVersion = /^v[1-9]\d*$/;

/**
 * Reads one answer. Throws a `SchemaProblem` for a value that is not one, and at the first property, word or form that
 * the definition of the API does not have.
 */
export function readSchema(file: string, json: unknown): AuthorizationSchema {
  const root = new JsonPlace(file, "$", json);
  const kind = otherKind(root.object());
  if (kind) throw root.problem(texts[kind.is], { detail: kind.detail });
  const { version, actions, resources, conditions, operations } = root.fields(
    ["version", "actions"],
    ["resources", "conditions", "operations"],
  );
  const read = actions.list().map(readAction);
  if (read.length === 0) throw actions.problem(texts.noActions);
  return {
    version: version.text(schemaVersion),
    actions: read,
    resources: (resources?.list() ?? []).map((one) => {
      const { type_name: type, urn_template: urn } = one.fields(["type_name", "urn_template"]);
      return { type: type.text(typeName), urn: urn.text(urnTemplate) };
    }),
    conditions: (conditions?.list() ?? []).map(readCondition),
    operations: (operations?.list() ?? []).map(readOperation),
  };
}

function readAction(place: JsonPlace): SchemaAction {
  const fields = place.fields(
    ["name", "description", "access_level", "permission_only"],
    ["aliases", "condition_keys", "resources"],
  );
  return {
    place,
    name: fields.name.text(actionName),
    description: readDescription(fields.description),
    level: fields.access_level.oneOf(accessLevels),
    isPermissionOnly: fields.permission_only.flag(),
    aliases: names(fields.aliases, actionName),
    conditionKeys: names(fields.condition_keys, conditionKey),
    resources: (fields.resources?.list() ?? []).map(readActionResource),
  };
}

function readActionResource(place: JsonPlace): ActionResource {
  const fields = place.fields(["urn_template", "required"], ["condition_keys"]);
  return {
    urn: fields.urn_template.text(urnTemplate),
    isRequired: fields.required.flag(),
    conditionKeys: names(fields.condition_keys, conditionKey),
  };
}

function readCondition(place: JsonPlace): SchemaCondition {
  const fields = place.fields(["key", "value_type", "multi_valued", "description"]);
  return {
    key: fields.key.text(conditionKey),
    type: fields.value_type.oneOf(conditionValueTypes),
    isMultiValued: fields.multi_valued.flag(),
    description: readDescription(fields.description),
  };
}

function readOperation(place: JsonPlace): SchemaOperation {
  const fields = place.fields(["operation_id", "operation_action"], ["dependent_actions"]);
  return {
    place,
    id: fields.operation_id.text(operationId),
    action: fields.operation_action.text(actionName),
    dependentActions: names(fields.dependent_actions, actionName),
  };
}

function readDescription(place: JsonPlace): LabelRecord {
  const { en_US: en, zh_CN: zh } = place.fields(["en_US", "zh_CN"]);
  return { en: en.text(), zh: zh.text() };
}

function names(place: JsonPlace | undefined, pattern: RegExp): string[] {
  return (place?.list() ?? []).map((item) => item.text(pattern));
}

/** What a file is that users save by mistake. */
function otherKind(
  root: Readonly<Record<string, unknown>>,
): { readonly is: "error" | "list" | "other"; readonly detail: string } | undefined {
  const code = root["error_code"] ?? root["errorCode"];
  const message = root["error_msg"] ?? root["errorMsg"] ?? root["message"];
  if (typeof code === "string")
    return { is: "error", detail: [code, message].filter((part) => typeof part === "string").join(" ") };
  if (Array.isArray(root["services"]) || Array.isArray(root["service_codes"])) return { is: "list", detail: "" };
  return Object.hasOwn(root, "actions") ? undefined : { is: "other", detail: "" };
}

const texts = {
  error: {
    en: "{file} is an error of the service and not an authorization schema: {detail}",
    zh: "{file} 是服务返回的错误，不是授权概要：{detail}",
  },
  list: {
    en: "{file} is a list of services. An authorization schema is the answer for one service: GET /v5/authorization-schemas/services/{service_code}.",
    zh: "{file} 是服务列表。授权概要须按服务逐个查询：GET /v5/authorization-schemas/services/{service_code}。",
  },
  other: {
    en: '{file} is not an authorization schema: "actions" is missing. A schema is the answer of GET /v5/authorization-schemas/services/{service_code}.',
    zh: "{file} 不是授权概要：缺少“actions”。授权概要为 GET /v5/authorization-schemas/services/{service_code} 的响应。",
  },
  noActions: { en: "{file}, {path}: the schema has no actions.", zh: "{file}，{path}：授权概要中没有授权项。" },
} as const;

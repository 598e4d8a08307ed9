import type { Language } from "../text/message.js";

/** The access levels of actions of version 5.0, as `GET /v5/authorization-schemas` spells them. */
export const accessLevels = ["list", "read", "write", "permission_management", "tagging"] as const;

export type AccessLevel = (typeof accessLevels)[number];

/** The types of condition values, in the same API. */
export const conditionValueTypes = ["string", "numeric", "date", "boolean", "ip_address"] as const;

export type ConditionValueType = (typeof conditionValueTypes)[number];

/** What an authorization schema says about one action. A part that the source does not have is `undefined`. */
export interface ActionSchema {
  readonly level: AccessLevel | undefined;
  /** The action has no API operation of its own, such as `sts::tagSession`. */
  readonly isPermissionOnly: boolean;
  /** Names that an earlier version has for the permission. An alias may also be an earlier name of version 5.0. */
  readonly aliases: readonly string[];
  /** Condition keys that do not depend on the resource. */
  readonly conditionKeys: readonly string[] | undefined;
  /** The resources to which a statement can limit the action; empty if there are none. */
  readonly resources: readonly ActionResource[] | undefined;
}

export interface ActionResource {
  /** `ecs:<region>:<account-id>:instance:<instance-id>`. */
  readonly urn: string;
  /** A request for the action always has a resource of this type. */
  readonly isRequired: boolean;
  /** Condition keys that need a resource of this type. */
  readonly conditionKeys: readonly string[];
}

/** A resource type of a service. */
export interface ResourceType {
  readonly type: string;
  readonly urn: string;
}

/** A condition key as the schema of a service defines it. */
export interface SchemaKey {
  /** As written: a part in `<...>` is a placeholder for any name. */
  readonly key: string;
  readonly type: ConditionValueType;
  readonly isMultiValued: boolean;
  readonly label: Readonly<Record<Language, string>>;
}

/** The definitions in the schemas of all services. */
export interface SchemaDefinitions {
  /** The resource types of a service, in any letter case; `undefined` if no schema of the service is known. */
  resourceTypes(service: string): readonly ResourceType[] | undefined;
  /** The definition of a condition key, in any letter case. `g:ResourceTag/team` finds `g:ResourceTag/<tag-key>`. */
  conditionKey(key: string): SchemaKey | undefined;
}

/** For catalogs without schemas. */
export const noSchemas: SchemaDefinitions = { resourceTypes: () => undefined, conditionKey: () => undefined };

/** Whether a key in a policy is the key of a schema, whose part in `<...>` is a placeholder. */
export function isSameKey(written: string, defined: string): boolean {
  const [own, template] = [written.toLowerCase(), defined.toLowerCase()];
  const placeholder = template.indexOf("/<");
  if (placeholder < 0) return own === template;
  return own === template || (own.startsWith(template.slice(0, placeholder + 1)) && own.length > placeholder + 1);
}

import type { PolicyKind } from "../policy/model.js";

/** A resource argument that contains a policy. Source: the providers' code (see docs/terraform.md). */
export interface PolicyArgument {
  readonly argument: string;
  readonly languageVersion: "1.1" | "5.0";
  /** The only kind of policy that the argument takes, among those of its version. */
  readonly kind: PolicyKind;
  /** Whether the provider reads the policy into its own structure and drops elements that it does not know. */
  readonly dropsElements: boolean;
}

const role: PolicyArgument = { argument: "policy", languageVersion: "1.1", kind: "custom-policy", dropsElements: true };
const identityPolicy: PolicyArgument = {
  argument: "policy_document",
  languageVersion: "5.0",
  kind: "identity-policy",
  dropsElements: false,
};

/** A service control policy. The same argument of a resource with `type = "tag_policy"` has another language. */
const control: PolicyArgument = {
  argument: "content",
  languageVersion: "5.0",
  kind: "service-control-policy",
  dropsElements: false,
};

/** The arguments that contain a whole policy, by resource type. */
export const policyArguments: ReadonlyMap<string, PolicyArgument> = new Map([
  ["huaweicloud_identity_role", role],
  ["sbercloud_identity_role", role],
  ["flexibleengine_identity_role_v3", role],
  ["huaweicloud_identityv5_policy", identityPolicy],
  ["huaweicloud_identity_policy", identityPolicy],
  [
    "huaweicloud_identity_trust_agency",
    { argument: "trust_policy", languageVersion: "5.0", kind: "trust-policy", dropsElements: false },
  ],
  [
    "huaweicloud_identitycenter_custom_policy_attachment",
    { argument: "custom_policy", languageVersion: "5.0", kind: "permission-set-policy", dropsElements: false },
  ],
  [
    "huaweicloud_identitycenter_custom_role_attachment",
    { argument: "custom_role", languageVersion: "1.1", kind: "custom-policy", dropsElements: false },
  ],
  ["huaweicloud_organizations_policy", control],
  ["huaweicloud_organizations_dry_run_policy", control],
]);

/** The type of the resources with the service control policies of an organization. */
export const controlType = "huaweicloud_organizations_policy";

/** A service control policy that has no effect yet, but is written in the same way. */
export const dryRunType = "huaweicloud_organizations_dry_run_policy";

/** Whether the policies of a resource only limit what others grant. */
export function isControlType(type: string): boolean {
  return type === controlType || type === dryRunType;
}

/** The type of a role, by the values of its `type` and `display_layer`. */
export const roleTypesByValue: ReadonlyMap<string, "AX" | "XA"> = new Map([
  ["AX", "AX"],
  ["XA", "XA"],
  ["domain", "AX"],
  ["project", "XA"],
]);

/** The resource whose statements are blocks. */
export const resourceOfBlocks = "opentelekomcloud_identity_role_v3";

/**
 * Whether a text can contain a policy. Most files of a folder do not, and cost one search. A text without our resources
 * must have what a policy is recognized by: a version of ours or an action of three parts.
 */
export function mayHoldPolicies(text: string): boolean {
  if (!resourcesOrStatement.test(text)) return false;
  return ourResources.test(text) || (statement.test(text) && (ourVersion.test(text) || threeParts.test(text)));
}

/**
 * Whether `mayHoldPolicies` may be true for a text of which only the bytes of its UTF-8 form are known, as a string
 * with one character for each byte.
 */
export function mayBytesHoldPolicies(bytes: string): boolean {
  return resourcesOrStatement.test(bytes);
}

/**
 * Only seven letters of each name are matched, and the others are looked at: V8 skips most of a text for words of up to
 * seven letters, which takes a third of the time.
 */
const ourResources =
  /_identi(?=ty_role|tyv5_policy|ty_policy|ty_trust_agency|tycenter_custom_)|_organiz(?=ations_(?:dry_run_)?policy)|_obs_buc(?=ket_policy)/;
const statement = /\bStateme(?=nt\b)/;
/** One search takes half the time of two. */
const resourcesOrStatement = new RegExp(`${ourResources.source}|${statement.source}`);
const ourVersion = /\bVersion\b[\\"]*\s*[=:]\s*[\\"]*(?:1\.|5|\$|[a-z])/;
/** The search starts at colons, because quotes are frequent. */
const threeParts = /:(?<="[\w*-]+:)[^":\n]{0,80}:[^":\n]{1,80}"/;

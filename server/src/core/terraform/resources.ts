/** An argument of a resource that is a policy of ours. Source: the providers' code (see docs/terraform.md). */
export interface PolicyArgument {
  readonly argument: string;
  readonly languageVersion: "1.1" | "5.0";
  /** Whether the provider reads the policy into its own structure, and drops the elements that it does not know. */
  readonly dropsElements: boolean;
}

const role: PolicyArgument = { argument: "policy", languageVersion: "1.1", dropsElements: true };
const identityPolicy: PolicyArgument = { argument: "policy_document", languageVersion: "5.0", dropsElements: false };

/** The arguments that hold a whole policy, by the type of their resource. */
export const policyArguments: ReadonlyMap<string, PolicyArgument> = new Map([
  ["huaweicloud_identity_role", role],
  ["sbercloud_identity_role", role],
  ["flexibleengine_identity_role_v3", role],
  ["huaweicloud_identityv5_policy", identityPolicy],
  ["huaweicloud_identity_policy", identityPolicy],
  ["huaweicloud_identity_trust_agency", { argument: "trust_policy", languageVersion: "5.0", dropsElements: false }],
  ["huaweicloud_identitycenter_custom_policy_attachment", { argument: "custom_policy", languageVersion: "5.0", dropsElements: false }],
  ["huaweicloud_identitycenter_custom_role_attachment", { argument: "custom_role", languageVersion: "1.1", dropsElements: false }],
]);

/** The resource whose statements are blocks. */
export const resourceOfBlocks = "opentelekomcloud_identity_role_v3";

/** Whether a text can hold a policy at all: most files of a folder are about something else, and cost one search. */
export const mayHoldPolicy = /_identity_role|_identityv5_policy|_identity_policy|_identity_trust_agency|_identitycenter_custom_|\bStatement\b/;

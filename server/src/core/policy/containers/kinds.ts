import type { PolicyKind } from "../../language/policy-languages.js";

/** One way to store a policy in a file. */
export interface ContainerKind {
  /** Kebab-case. */
  readonly id: string;
  /** The keys from the root of the file to the policy; `*` is every item of a list or every value of an object. */
  readonly path: readonly string[];
  /** Whether the object around the policy is a role of the role API, with fields for its name and type. */
  readonly isRole?: boolean;
  /** Whether the service writes such texts: a `null` in them means that the policy does not have the element. */
  readonly isAnswer?: boolean;
  /** Whether the API takes the policy as a JSON string instead of an object. */
  readonly isString?: boolean;
  /** The kind that a policy of version 5.0 has here. */
  readonly holds?: PolicyKind;
  /**
   * Whether nothing else can be here. With keys: only if the object around the policy has one of them, because other
   * requests have a field of the same name.
   */
  readonly isOnly?: true | readonly string[];
  /** The value of `type` beside the policy with which it has this kind. With another value it has not. */
  readonly type?: string;
}

const roleApi = { isRole: true } as const;
const text = { isString: true } as const;
const answer = { isString: true, isAnswer: true } as const;

const identity = { holds: "identity-policy", isOnly: true } as const;
const trust = { holds: "trust-policy", isOnly: true } as const;
const control = { holds: "service-control-policy", type: "service_control_policy" } as const;
const permissionSet = { holds: "permission-set-policy", isOnly: true } as const;

/** What the arguments of Terraform resources hold. Other resources have arguments of the same name. */
const arguments5: readonly (readonly [string, Pick<ContainerKind, "holds" | "isOnly" | "type">])[] = [
  ["policy", {}],
  ["policy_document", { holds: "identity-policy" }],
  ["content", control],
  ["trust_policy", trust],
  ["custom_policy", { holds: "permission-set-policy", isOnly: ["permission_set_id"] }],
  ["custom_role", {}],
];

/**
 * Every container of a policy in JSON; the first is the policy itself. Sources: IAM API reference (roles, token by
 * assuming an agency), definitions of the IAM v5, STS, Organizations, RAM and IAM Identity Center APIs, which take
 * policies as strings, and the schemas of the Terraform providers. `policy_document` is also a field of VPC endpoints,
 * and `policy` may be any policy.
 */
export const containerKinds: readonly ContainerKind[] = [
  { id: "policy", path: [] },
  { id: "role", path: ["role", "policy"], ...roleApi },
  { id: "roles", path: ["roles", "*", "policy"], ...roleApi, isAnswer: true },
  { id: "session-policy", path: ["auth", "identity", "policy"] },
  {
    id: "policy-document",
    path: ["policy_document"],
    ...text,
    ...identity,
    isOnly: ["policy_name", "set_as_default"],
  },
  { id: "policy-document-in-policy", path: ["policy", "policy_document"], ...text, holds: "identity-policy" },
  { id: "policy-version", path: ["policy_version", "document"], ...answer, ...identity },
  { id: "policy-versions", path: ["policy_versions", "*", "document"], ...answer, ...identity },
  { id: "trust-policy", path: ["trust_policy"], ...text, ...trust },
  { id: "agency", path: ["agency", "trust_policy"], ...answer, ...trust },
  { id: "agencies", path: ["agencies", "*", "trust_policy"], ...answer, ...trust },
  {
    id: "assumed-agency",
    path: ["policy"],
    ...text,
    holds: "session-policy",
    isOnly: ["agency_urn", "agency_session_name"],
  },
  { id: "service-control-policy", path: ["content"], ...text, ...control },
  { id: "service-control-policy-answer", path: ["policy", "content"], ...answer, ...control },
  { id: "share-permission", path: ["permission", "content"], ...answer, holds: "share-permission" },
  { id: "permission-set-policy", path: ["custom_policy"], ...text, ...permissionSet },
  { id: "permission-set-role", path: ["custom_role"], ...text },
  ...arguments5.flatMap(([attribute, facts]): ContainerKind[] => [
    { id: `terraform-json-${attribute}`, path: ["resource", "*", "*", attribute], ...text, ...facts },
    { id: `terraform-json-list-${attribute}`, path: ["resource", "*", "*", "*", attribute], ...text, ...facts },
  ]),
];

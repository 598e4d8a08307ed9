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
}

const roleApi = { isRole: true } as const;
const text = { isString: true } as const;
const answer = { isString: true, isAnswer: true } as const;

/**
 * Every container of a policy in JSON; the first is the policy itself. Sources: IAM API reference (roles, token by
 * assuming an agency), definitions of the IAM v5, STS, Organizations and IAM Identity Center APIs, which take policies
 * as strings, and the schemas of the Terraform providers.
 */
export const containerKinds: readonly ContainerKind[] = [
  { id: "policy", path: [] },
  { id: "role", path: ["role", "policy"], ...roleApi },
  { id: "roles", path: ["roles", "*", "policy"], ...roleApi, isAnswer: true },
  { id: "session-policy", path: ["auth", "identity", "policy"] },
  { id: "policy-document", path: ["policy_document"], ...text },
  { id: "policy-document-in-policy", path: ["policy", "policy_document"], ...text },
  { id: "policy-version", path: ["policy_version", "document"], ...answer },
  { id: "policy-versions", path: ["policy_versions", "*", "document"], ...answer },
  { id: "trust-policy", path: ["trust_policy"], ...text },
  { id: "agency", path: ["agency", "trust_policy"], ...answer },
  { id: "agencies", path: ["agencies", "*", "trust_policy"], ...answer },
  { id: "assumed-agency", path: ["policy"], ...text },
  { id: "service-control-policy", path: ["content"], ...text },
  { id: "service-control-policy-answer", path: ["policy", "content"], ...answer },
  { id: "permission-set-policy", path: ["custom_policy"], ...text },
  { id: "permission-set-role", path: ["custom_role"], ...text },
  ...["policy", "policy_document", "content", "trust_policy", "custom_policy", "custom_role"].flatMap(
    (attribute): ContainerKind[] => [
      { id: `terraform-json-${attribute}`, path: ["resource", "*", "*", attribute], ...text },
      { id: `terraform-json-list-${attribute}`, path: ["resource", "*", "*", "*", attribute], ...text },
    ],
  ),
];

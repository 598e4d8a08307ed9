import file from "../../../catalog/language/system-policies.json";
import type { AssumedGrant } from "../catalog/grant.js";
import { parseActionPattern } from "../catalog/pattern.js";

/** A system-defined policy or role whose content is published. */
export interface SystemPolicy {
  readonly name: string;
  /** Former names. */
  readonly formerly?: readonly string[];
  readonly kind: string;
  /** The page that shows the content, with its title as published. The content of the other edition may differ. */
  readonly source: { readonly edition: string; readonly service: string; readonly book: string; readonly page: string };
  /** The last day on which the page was changed, `YYYY-MM-DD`. */
  readonly date: string;
  /** Roles that must also be granted. */
  readonly dependsOn?: readonly string[];
  readonly actions: readonly string[];
  /** The actions of its Deny statements. */
  readonly denied?: readonly string[];
}

/** All system-defined policies and roles whose content a page shows. */
export const publishedSystemPolicies: readonly SystemPolicy[] = file.policies;
const byName = new Map(
  publishedSystemPolicies.flatMap((policy) =>
    [policy.name, ...(policy.formerly ?? [])].map((name) => [name.toLowerCase(), policy] as const),
  ),
);
const known = new Map(file.known.map((name) => [name.toLowerCase(), name]));

/** The content of a system-defined policy or role; `undefined` if no page shows it. */
export function systemPolicy(name: string): SystemPolicy | undefined {
  return byName.get(name.trim().toLowerCase());
}

/** The names of all known system-defined policies and roles, with and without content, including former names. */
export const allSystemPolicyNames: readonly string[] = [
  ...publishedSystemPolicies.flatMap(({ name, formerly = [] }) => [name, ...formerly]),
  ...file.known,
];

/**
 * The grants of a system-defined policy or role, by name in any letter case. A policy without published content has one
 * grant without parts, which covers nothing; `undefined` if there is no policy with this name.
 */
export function grantsOfSystemPolicy(name: string): readonly AssumedGrant[] | undefined {
  const content = systemPolicy(name);
  if (content) {
    const except = (content.denied ?? []).flatMap(meaningsOf).map(parseActionPattern);
    return content.actions
      .flatMap(meaningsOf)
      .map((text) => ({ ...parseActionPattern(text), policy: content.name, except }));
  }
  const bare = known.get(name.trim().toLowerCase());
  return bare === undefined
    ? undefined
    : [{ text: bare, key: bare.toLowerCase(), isWildcard: false, parts: undefined, policy: bare }];
}

/**
 * Roles of version 1.0 have other names. Their pages say that `rds:rds:*` means every operation of the service, and
 * `identity` means IAM.
 */
function meaningsOf(written: string): string[] {
  const [service = "", resourceType = ""] = written.toLowerCase().split(":");
  if (service === "identity" && resourceType === "*") return [written, "iam:*:*"];
  return service === resourceType && service !== "*" ? [written, `${service}:*:*`] : [written];
}

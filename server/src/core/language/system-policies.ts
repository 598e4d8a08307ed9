import file from "../../../catalog/language/system-policies.json";
import type { Grant } from "../catalog/grant.js";
import { parseActionPattern } from "../catalog/pattern.js";

/** A system-defined policy or role whose content is published. */
export interface SystemPolicy {
  readonly name: string;
  /** Names that it had before. */
  readonly formerly?: readonly string[];
  readonly kind: string;
  /** The page that shows the content, with its title as published. The content of the other edition may differ. */
  readonly source: { readonly edition: string; readonly service: string; readonly book: string; readonly page: string };
  /** The last day on which the page was changed, `YYYY-MM-DD`. */
  readonly date: string;
  /** Roles that must be granted, too. */
  readonly dependsOn?: readonly string[];
  readonly actions: readonly string[];
  /** What its Deny statements name. */
  readonly denied?: readonly string[];
}

const policies: readonly SystemPolicy[] = file.policies;
const byName = new Map(policies.flatMap((policy) => [policy.name, ...(policy.formerly ?? [])].map((name) => [name.toLowerCase(), policy] as const)));
const known = new Map(file.known.map((name) => [name.toLowerCase(), name]));

/** The content of a system-defined policy or role; `undefined` if no page shows it. */
export function systemPolicy(name: string): SystemPolicy | undefined {
  return byName.get(name.trim().toLowerCase());
}

/** The names of all system-defined policies and roles that are known, with and without content, the former names included. */
export const allSystemPolicyNames: readonly string[] = [...policies.flatMap(({ name, formerly = [] }) => [name, ...formerly]), ...file.known];

/**
 * What a system-defined policy or role grants, whatever the case of its name. One grant without parts, which covers
 * nothing, stands for a policy without published content; `undefined` if there is no policy of this name.
 */
export function grantsOf(name: string): readonly Grant[] | undefined {
  const content = systemPolicy(name);
  if (content) {
    const except = (content.denied ?? []).flatMap(meaningsOf).map(parseActionPattern);
    return content.actions.flatMap(meaningsOf).map((text) => ({ ...parseActionPattern(text), policy: content.name, except }));
  }
  const bare = known.get(name.trim().toLowerCase());
  return bare === undefined ? undefined : [{ text: bare, isWildcard: false, parts: undefined, policy: bare }];
}

/**
 * Roles of version 1.0 have names of their own. Their pages say of `rds:rds:*` that it is every operation of the service,
 * and of `identity` that it is IAM.
 */
function meaningsOf(written: string): string[] {
  const [service = "", resourceType = ""] = written.toLowerCase().split(":");
  if (service === "identity" && resourceType === "*") return [written, "iam:*:*"];
  return service === resourceType && service !== "*" ? [written, `${service}:*:*`] : [written];
}

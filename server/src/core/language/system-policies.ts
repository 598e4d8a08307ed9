import file from "../../../catalog/language/system-policies.json";

const policies = new Map(file.policies.map(({ name, actions }) => [name.toLowerCase(), actions as readonly string[]]));

/** What a system-defined policy such as "ECS ReadOnlyAccess" allows; `undefined` for one that we have no published content of. */
export function systemPolicy(name: string): readonly string[] | undefined {
  return policies.get(name.trim().toLowerCase());
}

/** The names of the system-defined policies whose content is known. */
export const systemPolicyNames: readonly string[] = file.policies.map(({ name }) => name);

const known = new Set(file.known.map((name) => name.toLowerCase()));

/** Whether a system-defined policy or role of this name exists of which we have no content: nothing can be assumed of it. */
export function hasUnknownContent(name: string): boolean {
  return known.has(name.trim().toLowerCase());
}

/** The names of all system-defined policies and roles that are known, with and without content. */
export const allSystemPolicyNames: readonly string[] = [...systemPolicyNames, ...file.known];

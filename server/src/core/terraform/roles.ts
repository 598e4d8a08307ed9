/** What a value is in a policy. It decides what is written in the place of a value that is not known. */
export type Role = "policy" | "version" | "statements" | "statement" | "effect" | "actions" | "strings" | "condition" | "other";

const inPolicy: Readonly<Record<string, Role>> = { version: "version", statement: "statements" };
const inStatement: Readonly<Record<string, Role>> = {
  effect: "effect", action: "actions", notaction: "actions", resource: "strings", notresource: "strings", condition: "condition",
};

/** The role of a property in an object of a role. Letter case does not count: what is misspelled is still meant. */
export function roleOf(key: string, owner: Role): Role {
  const name = key.toLowerCase();
  return (owner === "policy" ? inPolicy[name] : owner === "statement" ? inStatement[name] : undefined) ?? "other";
}

/** The role of the items of a list. */
export function itemRole(role: Role): Role {
  return role === "statements" ? "statement" : role;
}

/** Stands for what is not known in a string. No name, resource or value of a policy has it in it. */
export const unknownSign = "\ufffc";

/**
 * JSON in the place of a value that is not known. Unknown actions that are allowed may be any: nothing is said to be
 * missing that they may grant. Unknown actions that are denied are none that is known.
 */
export function unknownValue(role: Role, isAllow: boolean, version: string): string {
  switch (role) {
    case "policy":
      return `{"Version":"${version}","Statement":[]}`;
    case "version":
      return `"${version}"`;
    case "statements":
      return "[]";
    case "statement":
      return "{}";
    case "actions":
      return isAllow ? '["*"]' : `["${unknownSign}"]`;
    case "strings":
      return `["${unknownSign}"]`;
    case "condition":
      return `{"${unknownSign}":{"${unknownSign}":["${unknownSign}"]}}`;
    default:
      return `"${unknownSign}"`;
  }
}

/** The same for an item of a list. */
export function unknownItem(role: Role, isAllow: boolean): string {
  if (role === "statement") return "{}";
  return `"${unknownInString(role, isAllow)}"`;
}

/** The same for a part of a string. */
export function unknownInString(role: Role, isAllow: boolean): string {
  return role === "actions" && isAllow ? "*" : unknownSign;
}

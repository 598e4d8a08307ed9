/** The role of a value in a policy. It decides what replaces a value that is not known. */
export type Role =
  "policy" | "version" | "statements" | "statement" | "effect" | "actions" | "strings" | "condition" | "other";

const inPolicy: Readonly<Record<string, Role>> = { version: "version", statement: "statements" };
const inStatement: Readonly<Record<string, Role>> = {
  effect: "effect",
  action: "actions",
  notaction: "actions",
  resource: "strings",
  notresource: "strings",
  condition: "condition",
};

/**
 * The role of a property in an object of a role. Letter case is ignored, because a misspelled name still shows the
 * intention.
 */
export function roleOf(key: string, owner: Role): Role {
  const name = key.toLowerCase();
  return (owner === "policy" ? inPolicy[name] : owner === "statement" ? inStatement[name] : undefined) ?? "other";
}

/** Whether a value with a role is a list. */
export function isListRole(role: Role): boolean {
  return role === "statements" || role === "actions" || role === "strings";
}

/** The role of the items of a list. */
export function itemRole(role: Role): Role {
  return role === "statements" ? "statement" : role;
}

/** Replaces the unknown part of a string. No name, resource or value of a policy contains this character. */
export const unknownSign = "\ufffc";

/**
 * JSON that replaces an unknown value. Unknown allowed actions may be any action, so nothing that they may grant is
 * reported as missing. Unknown denied actions match no known action.
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

/** JSON that replaces an unknown item of a list. */
export function unknownItem(role: Role, isAllow: boolean): string {
  if (role === "statement") return "{}";
  return `"${unknownInString(role, isAllow)}"`;
}

/** Text that replaces an unknown part of a string. */
export function unknownInString(role: Role, isAllow: boolean): string {
  return role === "actions" && isAllow ? "*" : unknownSign;
}

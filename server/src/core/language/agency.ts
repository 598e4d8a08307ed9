/** The action for switching to an agency. No service lists it, but the API reference of agency policies names it. */
const assumeAgency = "iam:agencies:assume";

/**
 * Whether an action may be used with the object form of `Resource`. The API reference names only one; policies
 * published by the vendor also have `iam:tokens:assume`, so that one is not certainly wrong.
 */
export function isAgencyAction(name: string): boolean {
  return [assumeAgency, "iam:tokens:assume"].includes(name.trim().toLowerCase());
}

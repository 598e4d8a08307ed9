/** The action for switching to an agency: no service lists it, the API reference of agency policies names it. */
export const assumeAgency = "iam:agencies:assume";

/**
 * Whether an action may stand beside the object form of `Resource`. The API reference names one; policies that the vendor's
 * own people publish have `iam:tokens:assume` beside it, so that one is not certainly wrong.
 */
export function isAgencyAction(name: string): boolean {
  return [assumeAgency, "iam:tokens:assume"].includes(name.trim().toLowerCase());
}

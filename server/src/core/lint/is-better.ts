import { parseAllPolicies, type TerraformFile } from "../terraform/find.js";

/** Whether a text has fewer errors than its file, and as many policies. */
export function isBetter(host: TerraformFile, text: string): boolean {
  const after = parseAllPolicies(text, host.siblings);
  return after.problems < host.problems && after.views.length === host.views.length;
}

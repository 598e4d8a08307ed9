import { readJson, readJsonControls } from "./json/read-json.js";
import type { TerraformFile } from "./model.js";
import { readNative, readNativeControls } from "./native.js";
import { controlPolicy, dryRunPolicy } from "./resources.js";

export { usesLocalsOf } from "./view/siblings.js";
export type { FileRead, Form, PolicyView, TerraformFile, UnreadPolicy } from "./model.js";

/**
 * The policies of a Terraform text, in HCL's own syntax or in JSON. Accepts any text; one without a policy costs one
 * search. `siblings` are the texts of the other files of its folder: local values may be defined there.
 */
export function parseTerraform(text: string, siblings: readonly string[] = []): TerraformFile {
  return isJson(text) ? readJson(text) : readNative(text, siblings);
}

/**
 * The service control policies of an organization in a Terraform text. They only limit what other policies grant, so
 * they are not among its policies.
 */
export function parseControls(text: string): Pick<TerraformFile, "views" | "unread"> {
  return readControls(text, [controlPolicy.type]);
}

function readControls(text: string, types: readonly string[]): Pick<TerraformFile, "views" | "unread"> {
  if (!types.some((type) => text.includes(type))) return { views: [], unread: [] };
  return isJson(text) ? readJsonControls(text, types) : readNativeControls(text, types);
}

/** Like `parseTerraform`, with the service control policies among the views: everything that can be checked. */
export function parseAllPolicies(text: string, siblings: readonly string[] = []): TerraformFile {
  const file = parseTerraform(text, siblings);
  const { views } = readControls(text, [controlPolicy.type, dryRunPolicy]);
  return views.length === 0
    ? file
    : { ...file, views: [...file.views, ...views].sort((a, b) => a.host.start - b.host.start) };
}

/** No text in HCL's own syntax begins with a brace. */
function isJson(text: string): boolean {
  return /^\s*\{/.test(text);
}

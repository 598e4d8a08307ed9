import type { HclBlock } from "../hcl/nodes.js";
import { parseHcl } from "../hcl/parse.js";
import { isJson, isTemplate } from "./is-json.js";
import { readJson, readTemplateFile } from "./json/read-json.js";
import type { SiblingTexts, TerraformFile } from "./model.js";
import { readNative } from "./native.js";
import { controlType, isControlType } from "./resources.js";

export { usesLocalsOf } from "./view/siblings.js";
export type { FileRead, Form, PolicyView, SiblingTexts, TerraformFile, UnreadPolicy } from "./model.js";

/**
 * All policies of a Terraform text, in HCL's own syntax or in JSON. Accepts any text; one without a policy costs one
 * search. `siblings` are the texts of the other files of its folder: local values may be defined there.
 */
export function parseAllPolicies(text: string, siblings: SiblingTexts = []): TerraformFile {
  if (isJson(text)) return readJson(text, siblings);
  return isTemplate(text) ? readTemplateFile(text) : readNative(text, siblings);
}

/**
 * Like `parseAllPolicies`, without the service control policies of an organization: they only limit what other policies
 * grant.
 */
export function parseTerraform(text: string, siblings: readonly string[] = []): TerraformFile {
  return only(parseAllPolicies(text, siblings), (type) => !isControlType(type));
}

/** The service control policies of a Terraform text that have an effect. */
export function parseControls(text: string, siblings: readonly string[] = []): TerraformFile {
  return only(parseAllPolicies(text, siblings), (type) => type === controlType);
}

/** A file in which the policies that other files of the folder encode are those of the resources that use them. */
export function withPoliciesElsewhere(file: TerraformFile): TerraformFile {
  const views = [...file.views, ...file.elsewhere].sort((a, b) => a.host.start - b.host.start);
  return file.elsewhere.length === 0 ? file : { ...file, views, elsewhere: [] };
}

/** A file with only the policies of some types of resources. */
function only(file: TerraformFile, isWanted: (type: string) => boolean): TerraformFile {
  const isOf = ({ owner }: { readonly owner: HclBlock | undefined }) => isWanted(owner?.labels[0]?.value ?? "");
  const views = file.views.filter(isOf);
  const unread = file.unread.filter(isOf);
  return { ...file, views, unread, elsewhere: file.elsewhere.filter(isOf) };
}

/** The comments of a file, also of one without policies, which was not parsed. */
export function commentsOf({ text, comments }: TerraformFile): TerraformFile["comments"] {
  return comments.length > 0 || isJson(text) ? comments : parseHcl(text).comments;
}

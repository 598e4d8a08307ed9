import type { PolicyFile } from "../policy/model.js";
import { parsePolicyFile } from "../policy/parse.js";
import type { PolicyView, TerraformFile } from "./model.js";

/** The policy of a view, of the kind that its argument takes, with what its resource says about it. */
export function parseView({ text, dialect, expected, roleType }: PolicyView): PolicyFile {
  const file = parsePolicyFile(text, dialect, expected);
  if (!roleType) return file;
  const policies = file.policies.map((policy) => ({ ...policy, container: { ...policy.container, roleType } }));
  return { ...file, policies };
}

/** A Terraform file with the policy of each of its views. */
export interface ReadTerraform {
  readonly host: TerraformFile;
  readonly files: readonly PolicyFile[];
}

export function parseViews(host: TerraformFile): ReadTerraform {
  return { host, files: host.views.map(parseView) };
}

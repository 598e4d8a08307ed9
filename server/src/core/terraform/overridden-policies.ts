import type { HclBlock } from "../hcl/nodes.js";
import type { TextRange } from "../text/range.js";
import { parseAllPolicies } from "./find.js";
import { resourceOfBlocks } from "./resources.js";
import { isOfResource } from "./unknown-values.js";

/** A policy that Terraform replaces by that of an override file. */
export interface OverriddenPolicy {
  /** Its resource, `huaweicloud_identity_role.ops`, and the range of that. */
  readonly resource: string;
  readonly range: TextRange;
  /** The name of the override file. */
  readonly by: string;
}

/**
 * The policies of a text that override files with these policies of `resources` replace. Of several such files, the
 * last one is named.
 */
export function overriddenPolicies(
  text: string,
  files: readonly { readonly name: string; readonly resources: readonly string[] }[],
): readonly OverriddenPolicy[] {
  const by = new Map(files.flatMap(({ name, resources }) => resources.map((one) => [one, name] as const)));
  if (by.size === 0) return [];
  return resourcesIn(text).flatMap((one) => {
    const name = by.get(one.resource);
    return name === undefined ? [] : [{ ...one, by: name }];
  });
}

/** The names of the resources of a text that have a policy, `huaweicloud_identity_role.ops`. */
export function policyResources(text: string): readonly string[] {
  return resourcesIn(text).map(({ resource }) => resource);
}

/** The resources of a text that have a policy, each once. */
function resourcesIn(text: string): Omit<OverriddenPolicy, "by">[] {
  const { views, elsewhere, unread } = parseAllPolicies(text);
  const own = views.filter((view) => isOfResource(view) || view.owner?.labels[0]?.value === resourceOfBlocks);
  const owners = [...own, ...elsewhere, ...unread].flatMap(({ owner }) => owner ?? []);
  return [...new Set(owners)].map((owner) => ({ resource: nameOf(owner), range: owner.range }));
}

function nameOf({ labels }: HclBlock): string {
  return labels.map(({ value }) => value).join(".");
}

import type { ExpectedKind } from "./containers/container.js";
import type { Dialect, PolicyKind } from "./model.js";

// The meaning of file names. All functions accept a name, a path or a URI.

/** The files that are searched for policies, as a glob. */
export const readGlob = "**/*.{json,jsonc,tf,tofu,tfvars,tftpl,json.tpl}";

/** Whether a file is searched for policies. Folders, Check All and references share this rule. */
export function isReadByName(name: string): boolean {
  return /\.(?:jsonc?|tf|tofu|tfvars|tftpl|json\.tpl)$/i.test(name);
}

/** Whether a file is Terraform or OpenTofu, in either of its notations, values of its variables, or a template. */
export function isTerraformName(name: string): boolean {
  return /\.(?:(?:tf|tofu|tfvars)(?:\.json)?|tftpl|json\.tpl)$/i.test(name);
}

/** Only a .jsonc file may have comments, because the service reads JSON. */
export function dialectOf(name: string): Dialect {
  return /\.jsonc$/i.test(name) ? "jsonc" : "json";
}

/** Whether the name marks the file as a policy. The schema of the extension applies to the same files. */
export function isPolicyName(name: string): boolean {
  return /\.(?:hwpolicy|huawei-policy)\.json$/i.test(name);
}

/**
 * The kind of policy of version 5.0 that a name states, as words between dots, dashes and underscores:
 * `deny-regions.scp.json`. The texts of these kinds cannot be distinguished from identity policies.
 */
export function kindByName(name: string): ExpectedKind | undefined {
  const kind = namedKinds.find(([words]) => words.test(name))?.[1];
  return kind && { kind, isOnly: false };
}

const namedKinds: readonly (readonly [RegExp, PolicyKind])[] = [
  [/(?:^|[\\/._-])(?:scp|service[-_]control[-_]policy)[._-][^\\/]*$/i, "service-control-policy"],
  [/(?:^|[\\/._-])session[-_]policy[._-][^\\/]*$/i, "session-policy"],
  [/(?:^|[\\/._-])permission[-_]set[._-][^\\/]*$/i, "permission-set-policy"],
];

/** Whether the name marks the file as a policy test: `ops.hwpolicy-test.json`. */
export function isTestName(name: string): boolean {
  return /\.hwpolicy-test\.jsonc?$/i.test(name);
}

/** The extension of a file that is read, with the preceding part that marks it as a policy. */
const readEnding = /(?:\.(?:hwpolicy|huawei-policy))?\.(?:jsonc?|tf|tofu|tfvars|(?:json\.)?tftpl|json\.tpl)$/i;

/** `ops` for `ops.hwpolicy.json` and `ops.tf`; names of other files are unchanged. */
export function withoutEnding(name: string): string {
  return name.replace(readEnding, "");
}

/** A name in two parts, `ops` and `.hwpolicy.json`. For other files the extension starts at the last dot. */
export function splitFileName(name: string): { readonly stem: string; readonly ending: string } {
  const start = readEnding.exec(name)?.index ?? name.lastIndexOf(".");
  return start > 0 ? { stem: name.slice(0, start), ending: name.slice(start) } : { stem: name, ending: "" };
}

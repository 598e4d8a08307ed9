import type { Call } from "../../hcl/nodes.js";
import { nearest } from "../../text/near.js";
import type { TextRange } from "../../text/range.js";
import type { LocalCause } from "./local-cause.js";
import { type Place, shownPart } from "./places.js";

/** The functions of Terraform 1.11 (`terraform metadata functions -json`); those in the last line only OpenTofu has. */
const functions: ReadonlySet<string> = new Set(
  `
  abs|abspath|alltrue|anytrue|base64decode|base64encode|base64gzip|base64sha256|base64sha512|basename|bcrypt|can|
  ceil|chomp|chunklist|cidrhost|cidrnetmask|cidrsubnet|cidrsubnets|coalesce|coalescelist|compact|concat|contains|
  csvdecode|dirname|distinct|element|endswith|ephemeralasnull|file|filebase64|filebase64sha256|filebase64sha512|
  fileexists|filemd5|fileset|filesha1|filesha256|filesha512|flatten|floor|format|formatdate|formatlist|indent|
  index|issensitive|join|jsondecode|jsonencode|keys|length|log|lookup|lower|matchkeys|max|md5|merge|min|
  nonsensitive|one|parseint|pathexpand|plantimestamp|pow|range|regex|regexall|replace|reverse|rsadecrypt|
  sensitive|setintersection|setproduct|setsubtract|setunion|sha1|sha256|sha512|signum|slice|sort|split|
  startswith|strcontains|strrev|substr|sum|templatefile|templatestring|textdecodebase64|textencodebase64|timeadd|
  timecmp|timestamp|title|tobool|tolist|tomap|tonumber|toset|tostring|transpose|trim|trimprefix|trimspace|
  trimsuffix|try|upper|urlencode|uuid|uuidv5|values|yamldecode|yamlencode|zipmap|
  base64gunzip|cidrcontains|urldecode
`
    .trim()
    .split(/[|\s]+/),
);

/** A call of a function that Terraform does not have, if its name is a slip. */
export function misspelledCall({ name, range }: Call, text: string): LocalCause | undefined {
  if (isInNamespace(text, { start: range.start, end: name.range.end })) return undefined;
  // A call of `core::name` begins before the name.
  const namespace = text.slice(range.start, name.range.start);
  const meant = meantFunction(name.value);
  if (meant === undefined) return undefined;
  return { kind: "misspelled", local: `${namespace}${name.value}`, key: `${namespace}${meant}` };
}

/** The function that a name without one may be meant for. */
function meantFunction(name: string): string | undefined {
  if (functions.has(name) || name.length < 3 || name.includes("::")) return undefined;
  return nearest(name, functions)[0];
}

/** What a reference can begin with, besides the type of a resource. */
const roots = ["local", "var", "data", "module", "each", "count", "path", "terraform", "self"];

/** What is the matter with a reference to something else than a local value, or with a name alone. */
export function wrongRoot(root: string, first: Place | undefined): LocalCause | undefined {
  // A string of a JSON file that cannot be read as HCL has such a name.
  if (first?.kind !== "attribute") return first || /^_*$/.test(root) ? undefined : { kind: "no-value", local: root };
  const meant = meantRoot(root);
  if (meant === undefined) return undefined;
  return { kind: "misspelled", local: shownPart(root, first), key: shownPart(meant, first) };
}

/** The root that the one of a reference may be meant for. The type of a resource begins with a provider and `_`. */
function meantRoot(name: string): string | undefined {
  if (roots.includes(name) || name.includes("_")) return undefined;
  return name === "variable" ? "var" : nearest(name, roots)[0];
}

/** Whether a name is a part of `provider::name::function`. */
export function isInNamespace(text: string, { start, end }: TextRange): boolean {
  return text.startsWith("::", end) || text.startsWith("::", start - 2);
}

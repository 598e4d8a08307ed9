import type { Action } from "../catalog/model.js";
import { resourceTypesOf } from "../language/resource-types.js";
import { isEveryResource, parseResource, type ResourceParts } from "../policy/forms/resource.js";
import type { VersionSide } from "./versions.js";

/**
 * A resource in the form of the other version, if that form is certain; `undefined` if it is not. `targets`: the known
 * actions of the result to which it applies.
 */
export function convertResource(written: string, targets: readonly Action[], to: VersionSide): string | undefined {
  if (isEveryResource(written)) return to.version === "5.0" ? "*" : written.trim();
  const parts = parseResource(written);
  if (!parts) return undefined;
  return to.version === "5.0" ? toUrn(parts, targets) : toOlder(parts);
}

/** The URN by the template of an action of the result; service and type are spelled as there. */
function toUrn(parts: ResourceParts, targets: readonly Action[]): string | undefined {
  const templates = new Set(targets.flatMap(({ schema }) => schema?.resources?.map(({ urn }) => urn) ?? []));
  const fitting = [...templates].flatMap((urn) => {
    const template = parseResource(urn);
    return template && isSame(template.service, parts.service) && isSame(template.type, parts.type) ? [template] : [];
  });
  const [template, ...others] = fitting;
  if (!template || others.length > 0 || !fits(parts.path, template.path)) return undefined;
  // A global service has no region, and a wildcard is allowed in its place.
  if (template.region === "" && parts.region !== "*") return undefined;
  return [template.service, parts.region, parts.account, template.type, parts.path].join(":");
}

/** Whether a path has the segments of the template: one for each, or fewer and a wildcard at the end. */
function fits(path: string, template: string): boolean {
  if (path === "*") return true;
  const [own, wanted] = [path.split("/"), template.split("/")];
  const isOpen = wanted.length > 1 || /path>$/.test(template);
  return (
    own.length === wanted.length
    || (own.length < wanted.length && path.endsWith("*"))
    || (isOpen && own.length > wanted.length)
  );
}

/** Version 1.1 has the same five parts, and a list of types for some services. Its region must not be empty. */
function toOlder({ service, region, account, type, path }: ResourceParts): string | undefined {
  const known = resourceTypesOf(service).find((one) => isSame(one, type));
  // No source shows another account in a policy of version 1.1.
  if (known === undefined || (account !== "*" && account !== "")) return undefined;
  return [service.toLowerCase(), region === "" ? "*" : region, "*", known, path].join(":");
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

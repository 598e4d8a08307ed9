import { resourceTypesOf } from "../../language/resource-types.js";
import { isEveryResource, parseResource } from "./resource.js";
import { nearest } from "../../text/near.js";

/** The form of a string in a `Resource` list, and what it most likely means. */
export interface ResourceForm {
  readonly kind: "sound" | "empty" | "blanks" | "full-width" | "no-region" | "too-few-parts" | "near-type";
  readonly meant: string | undefined;
}

/** Accepts any text of version 1.1. */
export function describeResource(written: string): ResourceForm {
  if (written.trim() === "") return { kind: "empty", meant: undefined };
  // A placeholder may be filled with anything later.
  if (written.includes("${") || written.startsWith(agencyPath)) return sound;
  if (/\s/.test(written)) return { kind: "blanks", meant: ifWhole(withoutBlanks(written), written) };
  if (/[：＊]/.test(written))
    return { kind: "full-width", meant: ifWhole(written.replaceAll("：", ":").replaceAll("＊", "*"), written) };
  if (isEveryResource(written)) return sound;
  const parts = parseResource(written);
  if (!parts) return { kind: "too-few-parts", meant: undefined };
  const { service, region, account, type, path } = parts;
  if (region === "") return { kind: "no-region", meant: [service, "*", account || "*", type, path].join(":") };
  const near = nearType(service, type);
  return near === undefined ? sound : { kind: "near-type", meant: [service, region, account, near, path].join(":") };
}

/** Rule `agency-policy` checks such strings. */
const agencyPath = "/iam/agencies/";
const sound: ResourceForm = { kind: "sound", meant: undefined };

/** Removes blanks at the ends and next to colons, which are slips. A blank inside a name may be intended. */
function withoutBlanks(written: string): string {
  return written.trim().replace(/\s*:\s*/g, ":");
}

function ifWhole(meant: string, written: string): string | undefined {
  return meant !== written && describeResource(meant).kind === "sound" ? meant : undefined;
}

/**
 * A known type that the text is a slip of. Other unknown types are accepted, because the lists of types are incomplete.
 */
function nearType(service: string, type: string): string | undefined {
  const known = resourceTypesOf(service);
  if (type.includes("*") || known.some((one) => one.toLowerCase() === type.toLowerCase())) return undefined;
  return nearest(type, known)[0];
}

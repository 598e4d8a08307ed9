import { resourceTypesOf } from "../../language/resource-types.js";
import { isEveryResource, parseResource } from "../resource.js";
import { nearest } from "../../text/near.js";

/** What a string of a `Resource` list is, and what is most probably meant. */
export interface ResourceForm {
  readonly kind: "sound" | "empty" | "blanks" | "full-width" | "no-region" | "too-few-parts" | "near-type";
  readonly meant: string | undefined;
}

/** Takes any text of version 1.1. */
export function describeResource(written: string): ResourceForm {
  if (written.trim() === "") return { kind: "empty", meant: undefined };
  // A placeholder that is filled in later may hold anything.
  if (written.includes("${") || written.startsWith(agencyPath)) return sound;
  if (/\s/.test(written)) return { kind: "blanks", meant: ifWhole(withoutBlanks(written), written) };
  if (/[：＊]/.test(written)) return { kind: "full-width", meant: ifWhole(written.replaceAll("：", ":").replaceAll("＊", "*"), written) };
  if (isEveryResource(written)) return sound;
  const parts = parseResource(written);
  if (!parts) return { kind: "too-few-parts", meant: undefined };
  const { service, region, account, type, path } = parts;
  if (region === "") return { kind: "no-region", meant: [service, "*", account || "*", type, path].join(":") };
  const near = nearType(service, type);
  return near === undefined ? sound : { kind: "near-type", meant: [service, region, account, near, path].join(":") };
}

/** Such a string is the subject of `agency-policy`. */
const agencyPath = "/iam/agencies/";
const sound: ResourceForm = { kind: "sound", meant: undefined };

/** Blanks at the ends and beside the colons are slips; one inside a name may stand for something. */
function withoutBlanks(written: string): string {
  return written.trim().replace(/\s*:\s*/g, ":");
}

function ifWhole(meant: string, written: string): string | undefined {
  return meant !== written && describeResource(meant).kind === "sound" ? meant : undefined;
}

/** Only what looks like a slip of a known type: the lists of types are not complete. */
function nearType(service: string, type: string): string | undefined {
  const known = resourceTypesOf(service);
  if (type.includes("*") || known.some((one) => one.toLowerCase() === type.toLowerCase())) return undefined;
  return nearest(type, known)[0];
}

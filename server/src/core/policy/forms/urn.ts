import { parseResource } from "./resource.js";

/** The form of a resource of version 5.0: `*`, or a URN of five parts. */
export interface UrnForm {
  readonly kind: "sound" | "empty" | "blanks" | "full-width" | "too-few-parts" | "empty-part" | "wildcard-service";
  /** What it most likely means, if only one meaning is possible. */
  readonly meant: string | undefined;
  /** The part that is missing or wrong. */
  readonly part: UrnPart | undefined;
}

export type UrnPart = "service" | "region" | "account" | "type" | "path";

const parts: readonly UrnPart[] = ["service", "region", "account", "type", "path"];
const sound: UrnForm = { kind: "sound", meant: undefined, part: undefined };

/**
 * Accepts any text. Only what the URN templates of the definition of GetAuthorizationSchemaV5 rule out is not sound:
 * region and account may be empty, the other parts may not. `isLimited`: the policy is one of an organization, whose
 * syntax page excludes wildcards in the service.
 */
export function urnFormOf(written: string, isLimited = false): UrnForm {
  if (written.trim() === "") return { ...sound, kind: "empty" };
  // A placeholder may be filled with anything later.
  if (written.includes("${")) return sound;
  if (/[：＊]/.test(written)) {
    const meant = written.replaceAll("：", ":").replaceAll("＊", "*");
    return { ...sound, kind: "full-width", meant: ifSound(meant) };
  }
  const [head = ""] = /^(?:[^:]*:){0,4}/.exec(written) ?? [];
  if (written.trim() !== written || /\s/.test(head)) {
    const meant = written.trim().replace(/\s*:\s*/g, ":");
    // A blank inside of a part could mean anything.
    return { ...sound, kind: "blanks", meant: meant === written ? undefined : ifSound(meant) };
  }
  if (written === "*") return sound;
  const urn = parseResource(written);
  if (!urn) return { ...sound, kind: "too-few-parts", part: parts[written.split(":").length] };
  const empty = (["service", "type", "path"] as const).find((name) => urn[name] === "");
  if (empty) return { ...sound, kind: "empty-part", part: empty };
  if (isLimited && urn.service.includes("*"))
    return { kind: "wildcard-service", meant: /^[*:]+$/.test(written) ? "*" : undefined, part: "service" };
  return sound;
}

function ifSound(text: string): string | undefined {
  return urnFormOf(text).kind === "sound" ? text : undefined;
}

import { matchesGlob } from "../text/glob.js";
import { remembered } from "../text/remembered.js";

/** How many parsed entries are remembered: more than a large policy has, and little enough memory for a server. */
export const mostPatterns = 5000;

/** An entry of an `Action` list: a full action name, or one with `*` in some of its parts. */
export interface ActionPattern {
  readonly text: string;
  /** The text in lower case: patterns with the same key are the same. */
  readonly key: string;
  readonly isWildcard: boolean;
  /**
   * Service, resource type and operation in lower case; `undefined` if the text does not have the form of an action.
   */
  readonly parts: ActionParts | undefined;
}

export type ActionParts = readonly [service: string, resourceType: string, operation: string];

/** Parses an action or wildcard. Any text is accepted; one without the form of an action has no parts. */
export const parseActionPattern = remembered((text: string): ActionPattern => {
  const key = text.toLowerCase();
  return { text, key, isWildcard: text.includes("*"), parts: toParts(key) };
}, mostPatterns);

function toParts(text: string): ActionParts | undefined {
  let first = -1;
  let second = -1;
  // Hand-written for speed: every name of a policy is parsed at every keystroke.
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code !== colon) {
      if (code > 127 || isOfName[code] === 0) return undefined;
    } else if (first < 0) first = at;
    else if (second < 0) second = at;
    else return undefined;
  }
  const service = first < 0 ? text : text.slice(0, first);
  const resourceType = first < 0 ? undefined : text.slice(first + 1, second < 0 ? text.length : second);
  const operation = second < 0 ? undefined : text.slice(second + 1);
  if (service === "" || resourceType === "" || operation === "") return undefined;
  if (resourceType !== undefined && operation !== undefined) return [service, resourceType, operation];
  // "*" and "ecs:*" are not the documented spelling of 1.1, but their meaning is clear. Reading them as "everything"
  // avoids reporting as missing what the author intends to grant.
  const last = resourceType ?? service;
  return last === "*" ? [service, "*", "*"] : undefined;
}

const colon = 58;
/** The characters allowed in a part of a name, by character code: letters, digits, `_`, `-` and the wildcard. */
const isOfName = Uint8Array.from({ length: 128 }, (_, code) => (/[\w*-]/.test(String.fromCharCode(code)) ? 1 : 0));

/** The pattern of every action. */
export const everything = parseActionPattern("*:*:*");

/**
 * Whether `pattern` grants `name`. Case is ignored (the guides call only the service part case-sensitive, and system
 * policies spell it both ways). A `*` never crosses a colon: no source says so explicitly, but every published sample
 * keeps both colons. A wildcard given as `name` is covered only if everything that it can match is.
 */
export function covers(pattern: ActionPattern, name: string | ActionPattern): boolean {
  const { parts } = pattern;
  const wanted = parts && (typeof name === "string" ? parseActionPattern(name) : name).parts;
  return (
    wanted !== undefined
    && matchesPart(parts![0], wanted[0])
    && matchesPart(parts![1], wanted[1])
    && matchesPart(parts![2], wanted[2])
  );
}

/** Glob match of one part. */
export function matchesPart(glob: string, text: string): boolean {
  return glob === text || glob === "*" || matchesGlob(glob, text);
}

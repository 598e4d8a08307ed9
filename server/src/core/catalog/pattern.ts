/** An entry of an `Action` list: a full action name, or one with `*` in some of its parts. */
export interface ActionPattern {
  readonly text: string;
  readonly isWildcard: boolean;
  /** Service, resource type and operation in lower case; `undefined` if the text does not have the shape of an action. */
  readonly parts: ActionParts | undefined;
}

export type ActionParts = readonly [service: string, resourceType: string, operation: string];

const shape = /^([\w*-]+)(?::([\w*-]+)(?::([\w*-]+))?)?$/;

/** Takes an action or wildcard apart. Any text is accepted; one without the shape of an action has no parts. */
export function parseActionPattern(text: string): ActionPattern {
  return { text, isWildcard: text.includes("*"), parts: toParts(text.toLowerCase()) };
}

function toParts(text: string): ActionParts | undefined {
  const [, service, resourceType, operation] = shape.exec(text) ?? [];
  if (service === undefined) return undefined;
  if (resourceType !== undefined && operation !== undefined) return [service, resourceType, operation];
  // "*" and "ecs:*" are not the documented spelling of 1.1, but nobody means anything else by them; reading them as
  // "everything" keeps us from reporting as missing what the author believes to have granted.
  const last = resourceType ?? service;
  return last === "*" ? [service, "*", "*"] : undefined;
}

/**
 * Whether `pattern` grants `name`. Case is ignored (the guides call only the service part case-sensitive, and system
 * policies spell it both ways). A `*` never crosses a colon: no source says so outright, but every published sample
 * keeps both colons. A wildcard given as `name` is covered only if all that it can match is.
 */
export function covers(pattern: ActionPattern, name: string): boolean {
  const { parts } = pattern;
  const wanted = parseActionPattern(name).parts;
  return parts !== undefined && wanted !== undefined && wanted.every((one, index) => matchesPart(parts[index]!, one));
}

/** Glob match of one part, in time proportional to both lengths multiplied, whatever the number of stars. */
export function matchesPart(glob: string, text: string): boolean {
  let g = 0;
  let t = 0;
  let star = -1;
  let resume = 0;
  while (t < text.length) {
    if (glob[g] === "*") {
      star = g++;
      resume = t;
    } else if (g < glob.length && glob[g] === text[t]) {
      g++;
      t++;
    } else if (star >= 0) {
      g = star + 1;
      t = ++resume;
    } else return false;
  }
  while (glob[g] === "*") g++;
  return g === glob.length;
}

import { parseActionPattern } from "./pattern.js";

/**
 * The names of actions in a text, in order and each once: «Policy doesn't allow ecs:servers:stop to be performed.», the
 * body of an error as JSON, the same in Chinese, or a list. It does not depend on wording, because each service has its
 * own. A result has the form of an action but may not be one: check it against the catalog.
 */
export function namesIn(text: string): string[] {
  return withoutRepeats([...text.matchAll(/[\w*-]+(?::[\w*-]*)+/g)].flatMap(([chain]) => toName(chain) ?? []));
}

/** A name in a chain with colons. A resource (`ecs:cn-north-4:0a1b:instance:1`) and a time of day are not names. */
function toName(chain: string): string | undefined {
  const parts = chain.replace(/:$/, "").split(":");
  // "action:ecs:servers:stop": a word before the name, without a blank.
  const name = (parts.length === 4 ? parts.slice(1) : parts).join(":");
  if (parts.length > 4 || parts.includes("") || !/^[a-z][a-z\d-]*(?::[a-z][\w-]*){2}$/i.test(name)) return undefined;
  return parseActionPattern(name).parts && name;
}

function withoutRepeats(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

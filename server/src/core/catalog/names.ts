import { parseActionPattern } from "./pattern.js";

/**
 * The names of actions that stand in a text, in their order and each once: «Policy doesn't allow ecs:servers:stop to be
 * performed.», the body of an error as JSON, the same in Chinese, or a list. No wording is looked for, because each service
 * has its own. Not everything of the form is an action: ask the catalog.
 */
export function namesIn(text: string): string[] {
  return withoutRepeats([...text.matchAll(/[\w*-]+(?::[\w*-]*)+/g)].flatMap(([chain]) => toName(chain) ?? []));
}

/** A name in a chain with colons; a resource (`ecs:cn-north-4:0a1b:instance:1`) and the time of day are none. */
function toName(chain: string): string | undefined {
  const parts = chain.replace(/:$/, "").split(":");
  // "action:ecs:servers:stop": a word before it, without a blank.
  const name = (parts.length === 4 ? parts.slice(1) : parts).join(":");
  if (parts.length > 4 || parts.includes("") || !/^[a-z][a-z\d-]*(?::[a-z][\w-]*){2}$/i.test(name)) return undefined;
  return parseActionPattern(name).parts && name;
}

function withoutRepeats(names: readonly string[]): string[] {
  return [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
}

import type { Action } from "../model.js";

/**
 * The first key of the JSON body of a call: `os-stop` in `curl … -d '{"os-stop": {}}'` or below a pasted request. The
 * quotes may be escaped, as in a shell or a log. `undefined` without a body.
 */
export function bodyKeyOf(text: string): string | undefined {
  return /\{\s*\\?["']([\w.-]+)\\?["']\s*:/.exec(text)?.[1];
}

/**
 * How well the key of a body matches an action if one path serves several: 2 if the operation has this name (`os-stop`,
 * `reboot`, `createImage`), 1 if the key mentions its operation or its resources (`confirmResize`, `addSecurityGroup`),
 * 0 if nothing is known. The tables do not say which body belongs to an action, but these names do.
 */
export function bodyFit({ operation, resourceType }: Action, key: string): 0 | 1 | 2 {
  const word = key.toLowerCase().replace(/^os-/, "");
  if (word === operation.toLowerCase()) return 2;
  const spokenOf = [operation, resourceType.replace(/s$/, "")].map((name) => name.toLowerCase());
  return spokenOf.some((name) => name.length >= shortestWord && word.includes(name)) ? 1 : 0;
}

/** "use", "get" and "put" are part of many words by chance. */
const shortestWord = 4;

import type { Action } from "../model.js";

/**
 * The first key of the JSON body that a call sends: `os-stop` in `curl … -d '{"os-stop": {}}'` or below a pasted request.
 * The quotes may be escaped, as in a shell or a log. `undefined` where no body is written.
 */
export function bodyKeyOf(text: string): string | undefined {
  return /\{\s*\\?["']([\w.-]+)\\?["']\s*:/.exec(text)?.[1];
}

/**
 * How well the key of a body fits an action, where one path serves several: 2 if the operation is called so (`os-stop`,
 * `reboot`, `createImage`), 1 if the key speaks about its operation or its resources (`confirmResize`,
 * `addSecurityGroup`), 0 if nothing is known. The tables do not say which body an action is for; these names do.
 */
export function bodyFit({ operation, resourceType }: Action, key: string): 0 | 1 | 2 {
  const word = key.toLowerCase().replace(/^os-/, "");
  if (word === operation.toLowerCase()) return 2;
  const spokenOf = [operation, resourceType.replace(/s$/, "")].map((name) => name.toLowerCase());
  return spokenOf.some((name) => name.length >= shortestWord && word.includes(name)) ? 1 : 0;
}

/** "use", "get" and "put" stand in many words by chance. */
const shortestWord = 4;

import type { Action } from "../model.js";
import { oncePer } from "../../text/lazily.js";

/** The words of a query, in lower case, separated by blanks and slashes. */
export function wordsOf(query: string): string[] {
  return query.toLowerCase().split(/[\s/]+/).filter((word) => word !== "");
}

/** Whether every word of a query is in the name, a label, a method or a path of the action. */
export function hasWords(action: Action, words: readonly string[]): boolean {
  const text = searchTextOf(action);
  return words.every((word) => text.includes(word));
}

/**
 * The name, labels, methods and paths of an action in lower case, one per line. Written once, because actions never
 * change, and a search reads all of them at every keystroke.
 */
export const searchTextOf = oncePer((action: Action): string => writeText(action));

function writeText({ name, permissions }: Action): string {
  const rows = permissions.flatMap(({ labels, apis }) => [
    labels.zh ?? "",
    labels.en ?? "",
    ...apis.map(({ method, path }) => `${method} ${path}`),
  ]);
  return [name, ...rows].join("\n").toLowerCase();
}

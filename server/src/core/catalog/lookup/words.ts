import type { Action } from "../model.js";

/** The words of a query, in lower case: what blanks and slashes part. */
export function wordsOf(query: string): string[] {
  return query.toLowerCase().split(/[\s/]+/).filter((word) => word !== "");
}

/** Whether every word of a query stands in the name, a label, a method or a path of the action. */
export function hasWords(action: Action, words: readonly string[]): boolean {
  const text = textOf(action);
  return words.every((word) => text.includes(word));
}

/** The name, the labels, the methods and the paths of an action in lower case, a line each. */
export function textOf(action: Action): string {
  const text = texts.get(action) ?? writeText(action);
  texts.set(action, text);
  return text;
}

/** An action never changes, and a search reads all of them at every key. */
const texts = new WeakMap<Action, string>();

function writeText({ name, permissions }: Action): string {
  const rows = permissions.flatMap(({ labels, apis }) => [labels.zh ?? "", labels.en ?? "", ...apis.map(({ method, path }) => `${method} ${path}`)]);
  return [name, ...rows].join("\n").toLowerCase();
}

import type { Action } from "../model.js";

/** The words of a query, in lower case: what blanks and slashes part. */
export function wordsOf(query: string): string[] {
  return query.toLowerCase().split(/[\s/]+/).filter((word) => word !== "");
}

/** Whether every word of a query stands in the name, a label, a method or a path of the action. */
export function hasWords({ name, permissions }: Action, words: readonly string[]): boolean {
  const rows = permissions.flatMap(({ labels, apis }) => [labels.zh ?? "", labels.en ?? "", ...apis.map(({ method, path }) => `${method} ${path}`)]);
  const text = [name, ...rows].join("\n").toLowerCase();
  return words.every((word) => text.includes(word));
}

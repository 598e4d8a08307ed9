import type { Action } from "../../../core/catalog/model.js";
import { labelsIn } from "../../../core/catalog/labels.js";

/** Editors look at no more than so many characters of a filter text (VS Code: 128). */
const filterLength = 128;

/** Path segments that stand in nearly every path and tell nothing apart. */
const commonWords = /^(v\d+(\.\d+)?|\d+|project_id|server_id|domain_id)$/;

/** Whether typed text is a search by label or path: it has a blank or another script in it. */
export function isSearch(typed: string): boolean {
  return /[^\w:*-]/.test(typed.trim());
}

/** What a client filters by while a name is typed: the name first, then its labels and the words of its paths. */
export function searchText(action: Action): string {
  const words = pathWords(action).filter((word) => !commonWords.test(word)).join(" ");
  const labels = allLabels(action).join(" ").slice(0, Math.max(filterLength - action.name.length - words.length - 2, 24));
  return [action.name, labels, words].filter((part) => part !== "").join(" ").slice(0, filterLength);
}

/** Chinese first: it says in few characters what the English label needs a line for. */
function allLabels(action: Action): string[] {
  return [...new Set([...labelsIn(action, "zh"), ...labelsIn(action, "en")])];
}

function pathWords({ permissions }: Action): string[] {
  const paths = permissions.flatMap((row) => row.apis.map(({ path }) => path.toLowerCase()));
  return [...new Set(paths.flatMap((path) => path.split(/[^\w.-]+/)))].filter((word) => word !== "");
}

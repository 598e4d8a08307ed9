import type { Action } from "../../../core/catalog/model.js";
import { labelsIn, labelsOf } from "../../../core/catalog/labels.js";
import { oncePer } from "../../../core/text/lazily.js";

/** The number of characters of a filter text that editors compare (VS Code: 128). */
const filterLength = 128;

/** Path segments that occur in nearly every path and distinguish nothing. */
const commonWords = /^(v\d+(\.\d+)?|\d+|project_id|server_id|domain_id)$/;

/** Whether the typed text is a search by label or path: it contains a blank or another script. */
export function isSearch(typed: string): boolean {
  return /[^\w:*-]/.test(typed.trim());
}

/** The filter text while a name is typed: the name, then its labels and the words of its paths. */
export const searchText = oncePer((action: Action): string => {
  const words = pathWords(action)
    .filter((word) => !commonWords.test(word))
    .join(" ");
  const labels = allLabels(action)
    .join(" ")
    .slice(0, Math.max(filterLength - action.name.length - words.length - 2, 24));
  return [action.name, labels, words]
    .filter((part) => part !== "")
    .join(" ")
    .slice(0, filterLength);
});

/** Chinese comes first, because it is shorter than the English label. */
function allLabels(action: Action): string[] {
  return [...new Set([...labelsIn(action, "zh"), ...labelsOf(action, "en")])];
}

function pathWords({ permissions }: Action): string[] {
  const paths = permissions.flatMap((row) => row.apis.map(({ path }) => path.toLowerCase()));
  return [...new Set(paths.flatMap((path) => path.split(/[^\w.-]+/)))].filter((word) => word !== "");
}

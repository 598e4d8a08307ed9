import type { ApiOperation, Dependency } from "../core/catalog/model.js";
import type { Cell } from "./page.js";
import { ImportProblem, type Place } from "./problem.js";

const action = /^[A-Za-z][\w-]*:[\w*-]+:[\w*-]+$/;
const api = /^(GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS) +(\/\S*)$/;
const emptyMarks = new Set(["-", "--", "/", "无", "None", "N/A"]);
const flags: Readonly<Record<string, boolean>> = { "√": true, "×": false };

/** `METHOD /path` on each line. */
export function readApis(cell: Cell, place: Place): ApiOperation[] {
  return meaningful(cell).map(({ text }) => {
    const [, method, path] = api.exec(text) ?? [];
    if (!method || !path) throw new ImportProblem(place, `"${text}" is not a method and a path.`);
    return { method, path };
  });
}

/** The actions of a cell; prose is allowed only beside an action in the same list item, where it names a case. */
export function readActions(cell: Cell, place: Place): Dependency[] {
  const found: Dependency[] = [];
  let prose: { text: string; item: number } | undefined;
  for (const line of meaningful(cell)) {
    if (action.test(line.text)) {
      found.push(prose && prose.item === line.item ? { action: line.text, when: prose.text } : { action: line.text });
    } else if (line.item > 0 && prose?.item !== line.item) {
      prose = line;
    } else {
      throw new ImportProblem(place, `"${line.text}" is not an action.`);
    }
  }
  return found;
}

/** A support mark: yes or no. */
export function readFlag(cell: Cell, place: Place): boolean {
  const text = cell.map((line) => line.text).join(" ");
  const flag = flags[text];
  if (flag === undefined) throw new ImportProblem(place, `"${text}" is not a known mark.`);
  return flag;
}

/** The text of a label cell. */
export function readLabel(cell: Cell): string {
  return cell.map(({ text }) => text).join(" ");
}

function meaningful(cell: Cell): Cell {
  return cell.filter(({ text }) => !emptyMarks.has(text));
}

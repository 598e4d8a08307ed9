import type { ApiOperation } from "../../core/catalog/model.js";
import type { Cell } from "../pages/page.js";
import { ImportProblem, type PagePlace } from "../problem.js";

const methods = "GET|POST|PUT|DELETE|PATCH|HEAD|OPTIONS";
const methodAlone = new RegExp(`^(?:${methods})$`, "i");
const operation = new RegExp(`^(${methods})(?![a-z])\\s*(?:\\1\\s+)?(.*)$`, "i");
/** Further operations glued to the end of a path. */
const nextOperation = new RegExp(`(?<=[^\\sA-Z])(?=(?:${methods})\\s*/)`);

/** The `METHOD /path` entries of a cell. Prose, names of operations and marks for «none» are skipped. */
export function readApis(cell: Cell, place: PagePlace): ApiOperation[] {
  return joinLines(cell).flatMap((line) => line.split(nextOperation)).flatMap((line) => readApi(line, place));
}

/** Joins lines: a method and its path are often in separate paragraphs, and some paths are broken after a slash. */
function joinLines(cell: Cell): string[] {
  const lines: string[] = [];
  for (const { text } of cell) {
    const last = lines.at(-1);
    if (last !== undefined && methodAlone.test(last)) lines[lines.length - 1] = `${last} ${text}`;
    else if (last?.endsWith("/") && text.startsWith("{")) lines[lines.length - 1] = last + text;
    else lines.push(text);
  }
  return lines;
}

function readApi(line: string, place: PagePlace): ApiOperation[] {
  const [, method, rest] = operation.exec(line) ?? [];
  if (!method || rest === undefined) return readBarePath(line, place);
  const path = readPath(rest);
  // OBS uses names of operations («PUT Object») instead of paths.
  if (path === undefined) return [];
  if (!/^\/[!-~]*$/.test(path)) throw new ImportProblem(place, `"${line}" is not a method and a path.`);
  return [{ method: method.toUpperCase(), path }];
}

/** A path for all methods (`/apis/*`). Any other line without a method must be prose. */
function readBarePath(line: string, place: PagePlace): ApiOperation[] {
  if (/^\/\S*\*$/.test(line)) return [{ method: "*", path: line }];
  if (/(?:^|[\s\u3400-\u9fff])\/[\w{]|https?:/.test(line))
    throw new ImportProblem(place, `"${line}" is a path without a method.`);
  if (/^[!-~]$/.test(line) && !/^[-x/]$/i.test(line))
    throw new ImportProblem(place, `"${line}" is not a method and a path.`);
  return [];
}

/** The path without its host, inner blanks and trailing remark; `undefined` if there is none. */
function readPath(text: string): string | undefined {
  const remark = /[\u3400-\u9fff（，]|(?<!\{[^}]*), [A-Za-z]| \(/.exec(text);
  const words = (remark ? text.slice(0, remark.index) : text).trim().replace(/^https?:\/\/[^/]+/i, "");
  if (!words.includes("/")) return undefined;
  const path = words.replace(/\s+/g, "");
  return path.startsWith("/") ? path : `/${path}`;
}

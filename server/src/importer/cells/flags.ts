import { cellText, type Cell } from "../pages/page.js";
import { ImportProblem, type PagePlace } from "../problem.js";

const marks: Readonly<Record<string, boolean | null>> = {
  "√": true, "y": true, "supported": true, "支持": true,
  "×": false, "x": false, "not supported": false, "不支持": false,
  "-": null, "n/a": null, "": null,
};

/** A support mark: yes, no, or `null` if the page leaves it open. */
export function readFlag(cell: Cell, place: PagePlace): boolean | null {
  const found = new Set(
    (cell.length === 0 ? [""] : cell.map(({ text }) => text)).map((text) => marks[text.toLowerCase()]),
  );
  const [flag] = found;
  if (found.size !== 1 || flag === undefined)
    throw new ImportProblem(place, `"${cellText(cell)}" is not a known mark.`);
  return flag;
}

/** Project support that a page states in words in one column. */
export interface Scope {
  readonly iamProject: boolean;
  readonly enterpriseProject: boolean;
}

const scopeWord = /不支持|支持|not supported|supported(?=:)|enterprise projects?|企业项目|(?:iam )?projects?|(?:iam)?项目|无|both|and|are supported\.?|[\s：:、()（）]/giy;

/**
 * Reads texts like `Supported: Projects, Not supported: Enterprise projects`. A kind of project that is not named is
 * not supported.
 */
export function readScope(cell: Cell, place: PagePlace): Scope {
  const text = cellText(cell);
  let isSupported = /are supported/i.test(text) ? true : undefined;
  const scope = { iamProject: false, enterpriseProject: false };
  let end = 0;
  for (const [word] of text.matchAll(scopeWord)) {
    end += word.length;
    const plain = word.toLowerCase();
    if (plain === "不支持" || plain === "not supported") isSupported = false;
    else if (plain === "支持" || plain === "supported") isSupported = true;
    else if (/^enterprise|^企业/.test(plain)) scope.enterpriseProject ||= isSupported === true;
    else if (/project|项目/.test(plain)) scope.iamProject ||= isSupported === true;
  }
  if (end !== text.length || isSupported === undefined)
    throw new ImportProblem(place, `"${text}" is not a known scope.`);
  return scope;
}

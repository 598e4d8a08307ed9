import type { Dependency } from "../../core/catalog/model.js";
import { readSegments, type LineSegment, type KnownNames } from "./names.js";
import { cellText, type Cell, type CellLine } from "../pages/page.js";
import { ImportProblem, type PagePlace } from "../problem.js";
import { pushAll } from "../../core/text/push-all.js";

/** An action of a cell, with the page's own words if it applies to one case only. */
export interface Named extends Dependency {
  /** A heading above says that the row depends on it: some action cells hold needs too. */
  readonly isNeed: boolean;
}

/** The words that bind the following actions to a case, and their list item. */
interface Heading {
  readonly text: string;
  readonly item: number;
  /** It bound an action of its own list item, so it ends with that item. */
  readonly isOfItem: boolean;
  readonly isNeed: boolean;
}

const emptyMark = /^[-—/×xX]+$|^无。?$|^none\.?$|^n\/a$/i;
/** Words in place of actions that name none: nothing is needed, or a role or a policy is. */
const wordsForNone = /^(?:无|none\b|not? )|权限|授权|策略|permission|polic(?:y|ies)\b|\brole|administrator/i;
/** Text between the names of a list. */
const separator = /^(?:[\s,，、;；."'“”]|和|或|and\b|or\b)*$/i;
/** «Project-level service VPC» groups names and is not a case. */
const groupTitle = /^(项目|全局|区域)级服务[A-Za-z]+$/;

/**
 * The actions of a cell whose purpose is to name actions. Throws an `ImportProblem` if it names none and does not say
 * so.
 */
export function readActions(cell: Cell, vocabulary: KnownNames, place: PagePlace): Named[] {
  const named = readNames(cell, vocabulary, place);
  const isNone =
    named.length > 0 || cell.every(({ text }) => emptyMark.test(text)) || wordsForNone.test(cellText(cell));
  if (!isNone) throw new ImportProblem(place, `"${cellText(cell)}" names no action and is no known mark.`);
  return named;
}

/** All actions of a cell in order. */
export function readNames(cell: Cell, vocabulary: KnownNames, place: PagePlace): Named[] {
  const found: Named[] = [];
  let heading: Heading | undefined;
  for (const line of cell.flatMap(splitSentences)) {
    if (emptyMark.test(line.text)) continue;
    const segments = readSegments(line.text, vocabulary);
    if (!segments) throw new ImportProblem(place, `"${line.text}" contains text that looks like an action but is none.`);
    if (heading?.isOfItem && heading.item !== line.item) heading = undefined;
    if (segments.length === 1) {
      heading = readProse(line, heading, place);
      continue;
    }
    const inline = readLine(line, segments, heading);
    pushAll(found, inline.names);
    // Words above the names of their own list item end with the item; words above a whole list do not.
    heading = inline.heading && {
      ...inline.heading,
      isOfItem: inline.heading.isOfItem || (inline.heading.item === line.item && line.item > 0),
    };
  }
  return merge(found);
}

/** Splits a line into sentences, because each has a case of its own. */
function splitSentences({ text, item }: CellLine): CellLine[] {
  return text.split(/(?<=。)(?=[^）)])|(?<=[a-z*]\.) (?=[A-Z])/).map((sentence) => ({ text: sentence.trim(), item }));
}

function readProse({ text, item }: CellLine, heading: Heading | undefined, place: PagePlace): Heading | undefined {
  if (!/[\u3400-\u9fff\s]/.test(text)) throw new ImportProblem(place, `"${text}" is neither an action nor a known mark.`);
  if (/^[（(].*[）)]$/.test(text)) return heading;
  return groupTitle.test(text) ? undefined : toHeading(text, item, false);
}

function readLine(
  line: CellLine,
  segments: readonly LineSegment[],
  above: Heading | undefined,
): { names: Named[]; heading: Heading | undefined } {
  const names: Named[] = [];
  const [first, ...rest] = segments;
  const before = first && "prose" in first ? first.prose : "";
  const after = segments.at(-1);
  let heading = above;
  if (!separator.test(before)) {
    const isSentence =
      after !== undefined
      && "prose" in after
      && !separator.test(after.prose)
      && !/[:：]\s*$/.test(before)
      && !/^\s*[（(]/.test(after.prose);
    heading = toHeading(isSentence ? line.text : before, line.item, true, above?.isNeed);
    if (isSentence)
      return { names: rest.flatMap((one) => ("action" in one ? [toNamed(one.action, heading)] : [])), heading: above };
  }
  for (const segment of rest) {
    if ("action" in segment) {
      names.push(toNamed(segment.action, heading));
      continue;
    }
    const [, remark, words = ""] = /^\s*[（(]([^（()）]*)[）)](.*)$/.exec(segment.prose) ?? [
      undefined,
      undefined,
      segment.prose,
    ];
    const last = names.pop();
    if (last) names.push(remark === undefined ? last : { ...last, when: withoutEnd(remark) });
    if (remark !== undefined && line.item > 0) heading = toHeading(remark, line.item, true, above?.isNeed);
    const isTail = segment === after;
    if (!separator.test(words) && !isTail) heading = toHeading(words, line.item, true, above?.isNeed);
  }
  return { names, heading };
}

function toNamed(action: string, heading: Heading | undefined): Named {
  return heading ? { action, when: heading.text, isNeed: heading.isNeed } : { action, isNeed: false };
}

function toHeading(text: string, item: number, isOfItem: boolean, isNeed = false): Heading {
  return { text: withoutEnd(text), item, isOfItem, isNeed: isNeed || text.includes("依赖") };
}

function withoutEnd(text: string): string {
  return text.trim().replace(/[\s：:。.，,]+$/, "");
}

/** Lists each action once, without a case if it occurs anywhere without one. */
function merge(found: readonly Named[]): Named[] {
  const merged = new Map<string, Named>();
  for (const named of found) {
    const known = merged.get(named.action);
    if (!known) merged.set(named.action, named);
    else if (known.when !== undefined && named.when === undefined) merged.set(named.action, named);
    else if (known.when !== undefined && named.when !== undefined && !known.when.split("; ").includes(named.when)) {
      merged.set(named.action, { ...known, when: `${known.when}; ${named.when}` });
    }
  }
  return [...merged.values()];
}

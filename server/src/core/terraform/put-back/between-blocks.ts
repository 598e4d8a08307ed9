import type { HclBlock } from "../../hcl/nodes.js";
import { parseJson } from "../../policy/json/json.js";
import { toHostRange } from "../../view/view.js";
import { pushAll } from "../../text/push-all.js";
import { applyEdits, replacement, type TextEdit, type TextRange } from "../../text/range.js";
import type { PolicyView, TerraformFile } from "../model.js";
import { type Pair, pairsOf } from "./pairs.js";
import { commentsInJson } from "./same-policy.js";
import { writeBetweenBlocks } from "./write-between-blocks.js";

/** A change of statements that are blocks: of the view inside of them, and of the file between them. */
export interface BlockEdits {
  readonly inside: readonly TextEdit[];
  readonly between: readonly TextEdit[];
}

/**
 * Edits of a view that add or remove statements as edits inside single statements, and of the text between their
 * blocks. `undefined` if each of them is inside one statement already.
 */
export function blockEdits(
  file: TerraformFile,
  view: PolicyView,
  edits: readonly TextEdit[],
): BlockEdits | "refused" | undefined {
  const old = statementsOf(view.text);
  if (!old) return undefined;
  const text = applyEdits(view.text, edits);
  const now = statementsOf(text);
  const isInside = edits.every(({ range }) => old.items.some((one) => one.start < range.start && range.end < one.end));
  if (isInside && (!now || now.items.length === old.items.length)) return undefined;
  if (!now || now.items.length === 0) return "refused";
  const pairs = pairsOf(
    old.items.map((one) => textOf(view.text, one)),
    now.items.map((one) => textOf(text, one)),
  );
  const inside: TextEdit[] = [];
  const between: TextEdit[] = [];
  let before: Pair = { index: -1, inNew: -1 };
  for (const pair of [...pairs, { index: old.items.length, inNew: now.items.length }]) {
    const changes = changesBetween({ file, view, old, text, now }, before, pair);
    if (changes === "refused") return "refused";
    pushAll(between, changes);
    const range = old.items[pair.index];
    if (range && textOf(view.text, range) !== textOf(text, now.items[pair.inNew]!))
      inside.push(replacement(view.text, range, textOf(text, now.items[pair.inNew]!)));
    before = pair;
  }
  return { inside, between };
}

interface Change {
  readonly file: TerraformFile;
  readonly view: PolicyView;
  readonly old: StatementList;
  /** The edited view and its statements. */
  readonly text: string;
  readonly now: StatementList;
}

/** The edits of the file between two statements that stay, or at one end of the list. */
function changesBetween(change: Change, from: Pair, to: Pair): readonly TextEdit[] | "refused" {
  const { file, view, old, text, now } = change;
  const isFirst = from.index < 0;
  const isLast = to.index === old.items.length;
  const gap = ({ items, start, end }: StatementList, before: number, after: number): TextRange => ({
    start: items[before]?.end ?? start,
    end: items[after]?.start ?? end,
  });
  const oldGap = gap(old, from.index, to.index);
  const newGap = gap(now, from.inNew, to.inNew);
  if (textOf(view.text, oldGap) === textOf(text, newGap)) return [];
  const at = (offset: number) => toHostRange(view, { start: offset, end: offset }).start;
  const range =
    isFirst && to.index === 0
      ? atFirst(file, view)
      : {
          start: isFirst ? view.host.start : at(old.items[from.index]!.end),
          end: isLast ? view.host.end : at(old.items[to.index]!.start),
        };
  const statements = now.items.slice(from.inNew + 1, to.inNew);
  if (!hasOthers(view.owner, range))
    return [{ range, newText: writeBetweenBlocks(file.text, view, text, newGap, statements, { isFirst, isLast }) }];
  if (isFirst || [textOf(view.text, oldGap), textOf(text, newGap)].some((one) => commentsInJson(one).length > 0))
    return "refused";
  const gone = old.items.slice(from.index + 1, to.index).map((one) =>
    withItsLines(file.text, {
      start: at(one.start),
      end: at(one.end),
    }),
  );
  const place = { start: range.start, end: range.start };
  const end = statements.at(-1)?.end ?? newGap.start;
  const added = writeBetweenBlocks(file.text, view, text, { start: newGap.start, end }, statements, {
    isFirst,
    isLast: true,
  });
  return [
    ...(added === "" ? [] : [{ range: place, newText: added }]),
    ...gone.map((one) => ({ range: one, newText: "" })),
  ];
}

/** A block with its line breaks, if nothing else is on its lines. */
function withItsLines(text: string, { start, end }: TextRange): TextRange {
  const line = text.lastIndexOf("\n", start - 1) + 1;
  const after = /^[ \t]*\r?\n/.exec(text.slice(end));
  return after && text.slice(line, start).trim() === "" ? { start: line, end: end + after[0].length } : { start, end };
}

/** The place before the first block, and before the comments right above it. */
function atFirst({ text }: TerraformFile, { host }: PolicyView): TextRange {
  const above = /(?:^|\n)((?:[ \t]*(?:#|\/\/)[^\n]*\n)+)[ \t]*$/.exec(text.slice(0, host.start));
  const line = above ? above.index + above[0].indexOf(above[1]!) : host.start;
  const start = line + /^[ \t]*/.exec(text.slice(line))![0].length;
  return { start, end: start };
}

/** Whether there is anything but blocks of statements and comments. */
function hasOthers(owner: HclBlock | undefined, { start, end }: TextRange): boolean {
  return (owner?.body.items ?? []).some(
    (item) => item.range.start < end && start < item.range.end && !(item.kind === "block" && isOfStatement(item)),
  );
}

function isOfStatement({ type, labels }: HclBlock): boolean {
  return type.value === "statement" || (type.value === "dynamic" && labels[0]?.value === "statement");
}

/** The statements of a view, and the range between the brackets around them. */
interface StatementList extends TextRange {
  readonly items: readonly TextRange[];
}

/** The statements of a view, if it has a closed list of them. */
function statementsOf(text: string): StatementList | undefined {
  const root = parseJson(text);
  if (root?.kind !== "object") return undefined;
  const list = root.properties.find(({ key }) => key.value === "Statement")?.value;
  if (list?.kind !== "array" || !list.isClosed || !list.items.every((item) => item.kind === "object")) return undefined;
  return { items: list.items.map(({ range }) => range), start: list.range.start + 1, end: list.range.end - 1 };
}

function textOf(text: string, { start, end }: TextRange): string {
  return text.slice(start, end);
}

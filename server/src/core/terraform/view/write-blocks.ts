import { valueOf } from "../../hcl/decode.js";
import type { Argument, BodyItem, HclBlock } from "../../hcl/nodes.js";
import type { TextRange } from "../../text/range.js";
import { ViewWriter, type WrittenView } from "./view-writer.js";
import { copiesOf } from "./existence.js";
import { type DynamicCopy, dynamicCopies } from "./dynamic-copies.js";
import { isNullValue } from "./empty.js";
import { instancesOf } from "./instances.js";
import type { Decision } from "./guards.js";
import { decisionOf } from "./loop-decision.js";
import { roleOf, unknownItem } from "./roles.js";
import type { Locals } from "./scope.js";
import { endOfCommentsOnLine, writeGap } from "./write-gap.js";
import { writeCondition } from "./write-condition.js";
import { writeValue } from "./write-value.js";
import type { ViewWriting } from "./writing.js";

const elements: Readonly<Record<string, string>> = {
  effect: "Effect",
  action: "Action",
  resource: "Resource",
  condition: "Condition",
};

/**
 * The element of a statement for an argument of its block. Terraform knows no other names: one in capitals must not
 * look like an element.
 */
export function elementOf(argument: string): string {
  const lower = argument.toLowerCase();
  return elements[argument] ?? (lower in elements || lower === "notaction" ? lower : argument);
}

/** The argument of a block for an element of a statement; `undefined` if there is none. */
export function argumentOf(element: string): string | undefined {
  return elements[element.toLowerCase()] === element ? element.toLowerCase() : undefined;
}

/** A view of blocks. */
interface BlocksView extends WrittenView {
  /** The values that are written in place of blocks, as ranges of the host. */
  readonly notBlocks: readonly TextRange[];
}

/** The view of a resource whose statements are blocks; `undefined` if it has none. */
export function blocksView(text: string, resource: HclBlock, locals: Locals): BlocksView | undefined {
  const statements = resource.body.items.flatMap((item) => statementsIn(item, { text, locals }));
  const [first] = statements;
  if (!first) return undefined;
  const writer = new ViewWriter(text);
  const instances = instancesOf(resource, { text, locals });
  const writing: ViewWriting = { text, locals, writer, version: "1.1", isAllow: true, depth: 0, instances };
  writer.make('{\n  "Version": "1.1",\n  "Statement": [\n', first.block.range.start);
  let end = first.block.range.start;
  statements.forEach(({ block, body, repeated, copy }, index) => {
    if (index > 0) {
      writer.make(",", end);
      writeBetween(resource, { start: end, end: block.range.start }, writing);
    }
    const from = writer.length;
    if (copy) writeCopy(copy, block.range.start, writing);
    else if (body) writeStatement(body, block.range.start, writing);
    else writer.hole(unknownItem("statement", true), block.range.start, block.range.end);
    if (!body) writer.markUnknown(from);
    else if (repeated) writer.markRepeated(from, repeated);
    end = block.range.end;
  });
  const tail = endOfCommentsOnLine(text, end);
  writeGap(writing, end, tail, false);
  end = tail;
  writer.make("\n  ]\n}\n", end);
  const notBlocks = statements.flatMap(({ block, body }) => (body ? [] : [block.range]));
  return { ...writer.finish({ start: first.block.range.start, end }, "jsonc"), notBlocks };
}

/** Writes the white space and the comments between two blocks, without the arguments there. */
function writeBetween({ body }: HclBlock, { start, end }: TextRange, writing: ViewWriting): void {
  let at = start;
  for (const { range } of body.items) {
    if (range.start < start || range.end > end) continue;
    writeGap(writing, at, range.start, false);
    at = range.end;
  }
  writeGap(writing, at, end, false);
}

interface StatementBlock {
  readonly block: HclBlock | Argument;
  /** `undefined` for an argument, which Terraform rejects in this place. */
  readonly body: HclBlock | undefined;
  /** What decides how often a dynamic block repeats it. */
  readonly repeated: Decision | undefined;
  /** The values of one of these copies, if they are known. */
  readonly copy?: DynamicCopy;
}

/** The body of a `statement` block, or of the `content` of a dynamic one, whose number of copies is unknown. */
function statementsIn(block: BodyItem, writing: Pick<ViewWriting, "text" | "locals">): StatementBlock[] {
  if (block.kind === "argument" && block.name.value === "statement" && block.value)
    return [{ block, body: undefined, repeated: undefined }];
  if (block.kind !== "block") return [];
  if (block.type.value === "statement") return [{ block, body: block, repeated: undefined }];
  if (block.type.value !== "dynamic" || block.labels[0]?.value !== "statement") return [];
  const { items } = block.body;
  const collection = items.find((item) => item.kind === "argument" && item.name.value === "for_each");
  const each = collection?.kind === "argument" ? collection.value : undefined;
  const isOnce = each !== undefined && copiesOf(each, writing) === 1;
  const repeated = isOnce ? undefined : each ? decisionOf(each, writing) : ({ kind: "each", of: block.range } as const);
  return items.flatMap((item): StatementBlock[] => {
    if (item.kind !== "block" || item.type.value !== "content") return [];
    const copies = dynamicCopies(block, item, writing);
    return copies
      ? copies.map((copy) => ({ block, body: item, repeated: undefined, copy }))
      : [{ block, body: item, repeated }];
  });
}

/** Writes a statement whose values are computed for one element. They cannot be changed there. */
function writeCopy(copy: DynamicCopy, start: number, { writer }: ViewWriting): void {
  writer.elsewhere(() => {
    writer.make("{", start);
    copy.forEach(({ argument: { name, value, range }, json }, index) => {
      if (index > 0) writer.make(", ", name.range.start);
      writer.translate(JSON.stringify(elementOf(name.value)), name.range.start, name.range.end);
      writer.make(": ", name.range.end);
      writer.known(json, value?.range.start ?? range.end, value?.range.end ?? range.end);
    });
    writer.make("}", copy.at(-1)?.argument.range.end ?? start);
  });
}

/** Writes the arguments of a block as a statement. `start` is the offset of what its brace replaces. */
export function writeStatement({ body }: HclBlock, start: number, writing: ViewWriting): void {
  const { writer, text } = writing;
  // Terraform ignores an argument that is null.
  const items = body.items.filter(
    (item): item is Argument => item.kind === "argument" && !(item.value && isNullValue(item.value, writing)),
  );
  writing.isAllow = !items.some(
    ({ name, value }) =>
      name.value === "effect" && value?.kind === "template" && valueOf(text, value)?.toLowerCase() === "deny",
  );
  const brace = text[body.range.start] === "{" ? body.range.start + 1 : body.range.start;
  writer.translate("{", start, brace);
  let at = brace;
  items.forEach((item, index) => {
    if (index > 0) writer.make(",", at);
    writeGap(writing, at, item.range.start);
    writeArgument(item, writing);
    at = item.range.end;
  });
  const end = body.isClosed ? body.range.end - 1 : body.range.end;
  writeGap(writing, at, end);
  if (body.isClosed) writer.copy(end, body.range.end);
}

function writeArgument({ name, value, range }: Argument, writing: ViewWriting): void {
  const { writer, text } = writing;
  const element = elementOf(name.value);
  writer.make('"', name.range.start);
  writer.translate(element, name.range.start, name.range.end);
  writer.make('"', name.range.end);
  const written = text.slice(name.range.end, value?.range.start ?? range.end);
  const equals = name.range.end + written.search(/[=:]/);
  if (equals < name.range.end) return;
  writeGap(writing, name.range.end, equals);
  writer.translate(":", equals, equals + 1);
  if (!value) return;
  writeGap(writing, equals + 1, value.range.start);
  if (element === "Condition") writeCondition(value, writing);
  else writeValue(value, writing, roleOf(element, "statement"));
}

import type { Call, Expression, List, ObjectItem, ObjectValue } from "../../hcl/nodes.js";
import type { TextRange } from "../../text/range.js";
import { isListRole, itemRole, type Role, roleOf } from "./roles.js";
import { isEmptyList, isLeftOut } from "./empty.js";
import { joining, passing } from "./functions.js";
import { writeLoop } from "./write-loop.js";
import { flat, isList, isObject, isText, jsonOf } from "./known-data.js";
import { knownText, knownValue } from "./known-value.js";
import { asLeaf, chosenBranch, computedItems, isNested, type Leaf, partsOf, writeLeaf } from "./write-computed.js";
import { followed, inside } from "./followed-local.js";
import { writeInstances } from "./instances.js";
import { isRejected } from "./rejected.js";
import { asBranches, possibleValues, writeBranches, writeChoices } from "./write-branches.js";
import { valueOfSequence } from "./only-value.js";
import { writeMerged } from "./write-merged.js";
import { writeOptionalCondition } from "./write-optional.js";
import { separatorIn, writeGap } from "./write-gap.js";
import { isDeny, writeKey } from "./write-key.js";
import { writeFormat } from "./write-format.js";
import { writeString } from "./write-string.js";
import { writeUnknown, writeUnknownItem } from "./write-unknown.js";
import type { ViewWriting } from "./writing.js";

/** Writes an expression as JSON, with a hole for any value that is not known before Terraform runs. */
export function writeValue(node: Expression, writing: ViewWriting, role: Role): void {
  const { text, writer } = writing;
  const { start, end } = node.range;
  switch (node.kind) {
    case "template": {
      const value = valueOfSequence(node, writing);
      return value ? writeValue(value, writing, role) : writeString(node, writing, role);
    }
    case "object":
      return writeObject(node, writing, role);
    case "list":
      return writeList(node, writing, role);
    case "parentheses":
      return node.value ? writeValue(node.value, writing, role) : writeUnknown(node, writing, role);
    case "literal":
      return /^(?:-?\d|true|false|null)/.test(text.slice(start, end))
        ? writer.translate(String(node.value), start, end)
        : writeUnknown(node, writing, role);
    case "traversal": {
      const local = followed(node, writing);
      if (!local) return writeUnknown(node, writing, role);
      return inside(writing, () => writeValue(local, writing, role));
    }
    case "call": {
      const choices = possibleValues(node, writing);
      if (choices?.length === 1) return writeValue(choices[0]!, writing, role);
      if (node.name.value === "format" && writeFormat(node, writing, role)) return;
      if (writeMerged(node, writing, role, writeMembers)) return;
      if (isListRole(role) || node.name.value === "compact") return writeComputedList(node, writing, role);
      const isPassed = passing.has(node.name.value) && node.items.length === 1 && !isRejected(node, writing);
      return isPassed ? writeValue(node.items[0]!, writing, role) : writeUnknown(node, writing, role);
    }
    default:
      if (isListRole(role)) return writeComputedList(node, writing, role);
      return role === "condition" && writeOptionalCondition(node, writing, (one) => writeValue(one, writing, role))
        ? undefined
        : writeUnknown(node, writing, role);
  }
}

function writeObject(node: ObjectValue, writing: ViewWriting, role: Role): void {
  const { text, writer } = writing;
  const isAllow = role === "statement" ? !isDeny(node, writing) : writing.isAllow;
  writer.translate("{", node.range.start, text[node.range.start] === "{" ? node.range.start + 1 : node.range.start);
  writeMembers(node, { ...writing, isAllow, isCompact: false, isFlattened: false }, role, true);
  if (node.isClosed) writer.copy(node.range.end - 1, node.range.end);
}

/** Writes what is between the braces of an object. */
function writeMembers(node: ObjectValue, writing: ViewWriting, role: Role, takesTrailingComma: boolean): void {
  const { text, writer } = writing;
  let at = text[node.range.start] === "{" ? node.range.start + 1 : node.range.start;
  node.items.forEach((item, index) => {
    const gap = separatorIn(text, at, item.range.start);
    // Without a comma and a line break, a comma is missing in both. After a line break, a comma is one too many.
    if (index > 0 && (gap.hasLineBreak || (gap.hasOther && !gap.hasComma))) writer.make(",", at);
    else if (index > 0 && item.range.start === at) writer.make(" ", at);
    writeGap(writing, at, item.range.start);
    writeItem(item, writing, role);
    at = item.range.end;
  });
  const end = node.isClosed ? node.range.end - 1 : node.range.end;
  const rest = separatorIn(text, at, end);
  if (node.items.length > 0 && rest.hasLineBreak && rest.hasComma && takesTrailingComma) writer.make(",", at);
  writeGap(writing, at, end, takesTrailingComma);
}

function writeItem({ key, separator, value, range }: ObjectItem, writing: ViewWriting, role: Role): void {
  const { writer } = writing;
  if (!key || !separator) {
    if (value) writeKey(value, writing);
    return;
  }
  const name = writeKey(key, writing);
  writeGap(writing, key.range.end, separator.range.start);
  writer.translate(":", separator.range.start, separator.range.end);
  if (!value) return void writeGap(writing, separator.range.end, range.end);
  writeGap(writing, separator.range.end, value.range.start);
  writeValue(value, writing, roleOf(name, role));
}

function writeList(node: List, writing: ViewWriting, role: Role): void {
  const { text, writer } = writing;
  const start = text[node.range.start] === "[" ? node.range.start + 1 : node.range.start;
  writer.translate("[", node.range.start, start);
  const end = node.isClosed ? node.range.end - 1 : node.range.end;
  writeItems(node.items, writing, role, { start, end });
  if (node.isClosed) writer.copy(end, node.range.end);
}

/** Writes the items of a list between two offsets, and the text between them. */
function writeItems(
  items: readonly Expression[],
  writing: ViewWriting,
  role: Role,
  { start, end }: TextRange,
  takesTrailingComma = true,
): void {
  let at = start;
  items.forEach((item, index) => {
    // A comma that is missing in the host is also missing in the view: both need it.
    writeGap(writing, at, item.range.start);
    if (index > 0 && item.range.start === at) writing.writer.make(" ", at);
    writeListItem(item, writing, itemRole(role));
    at = item.range.end;
  });
  writeGap(writing, at, end, takesTrailingComma);
}

/** Writes an expression as an item of a list. */
export function writeListItem(item: Expression, writing: ViewWriting, role: Role): void {
  const { writer } = writing;
  const value = item.kind === "template" ? valueOfSequence(item, writing) : undefined;
  if (value) return writeListItem(value, writing, role);
  if (item.kind === "template" && writeInstances(item, writing, "item")) return;
  if (item.kind === "template" || item.kind === "object" || item.kind === "literal")
    return writeValue(item, writing, role);
  if (item.kind === "parentheses" && item.value) return writeListItem(item.value, writing, role);
  const local = followed(item, writing);
  if (local) return inside(writing, () => writeListItem(local, writing, role));
  if (item.kind === "call" && item.name.value === "format" && writeFormat(item, writing, role)) return;
  if (item.kind === "call" && writeMerged(item, writing, role, writeMembers)) return;
  const chosen = chosenBranch(item, writing);
  if (chosen && !isLeftOut(chosen, writing)) return writeListItem(chosen, writing, role);
  const computed = knownValue(item, writing);
  if (item.kind === "conditional" && item.yes && item.no && computed === undefined && !isRejected(item, writing)) {
    const branches = asBranches(item, writing.text).filter(({ node }) => !isLeftOut(node, writing));
    return writeBranches(branches, writing, (branch) => writeListItem(branch, writing, role));
  }
  const isBlank = (choice: Expression) => isLeftOut(choice, writing);
  if (writeChoices(item, writing, (choice) => writeListItem(choice, writing, role), isBlank)) return;
  const known = isObject(computed) ? jsonOf(computed) : JSON.stringify(knownText(item, writing));
  if (known !== undefined) return writer.known(known, item.range.start, item.range.end);
  if (writeInstances(item, writing, "item")) return;
  writeUnknownItem(item, writing, role);
}

/** Writes a computed list: its known parts, and holes for the others. */
function writeComputedList(node: Expression, writing: ViewWriting, role: Role): void {
  const { writer } = writing;
  const known = knownValue(node, writing);
  // Functions and conditions may also give a single value.
  if (known !== undefined && !isList(known)) return writer.known(jsonOf(known), node.range.start, node.range.end);
  writer.translate("[", node.range.start, node.range.start);
  writeParts(node, writing, role);
  writer.translate("]", node.range.end, node.range.end);
}

function writeParts(node: Expression, writing: ViewWriting, role: Role): void {
  const { text, writer } = writing;
  if (node.kind === "list") {
    const { start, end } = node.range;
    const kept = writing.isCompact ? node.items.filter((item) => !isLeftOut(item, writing)) : node.items;
    const isPart = (item: Expression) => writing.isFlattened === true && isNested(item);
    if (kept.length < node.items.length || kept.some(isPart))
      return writeLeaves(kept.map((item) => asLeaf(item, !isPart(item))), writing, role);
    // Another part may follow, and a comma after the last item would become superfluous.
    const content = { start: text[start] === "[" ? start + 1 : start, end: node.isClosed ? end - 1 : end };
    return writeItems(node.items, writing, role, content, false);
  }
  if (node.kind === "parentheses" && node.value) return writeParts(node.value, writing, role);
  const isItem = node.kind === "object" || node.kind === "literal";
  if (isItem && writing.isFlattened) return writeListItem(node, writing, itemRole(role));
  if (node.kind === "template") {
    const only = valueOfSequence(node, writing);
    return only ? writeParts(only, writing, role) : writeListItem(node, writing, itemRole(role));
  }
  if (isRejected(node, writing)) return writeUnknownItem(node, writing, itemRole(role));
  if (node.kind === "call" && (joining.has(node.name.value) || passing.has(node.name.value)))
    return writeJoined(node, writing, role);
  const local = followed(node, writing);
  if (local) return inside(writing, () => writeParts(local, writing, role));
  const writeChoice = (one: Expression) => writeParts(one, writing, role);
  const chosen = chosenBranch(node, writing);
  if (chosen) return writeChoice(chosen);
  if (node.kind === "conditional" && node.yes && node.no && knownValue(node, writing) === undefined) {
    const branches = asBranches(node, writing.text).filter((branch) => !isEmptyList(branch.node, writing));
    return writeBranches(branches, writing, writeChoice);
  }
  if (writeChoices(node, writing, writeChoice, (one) => isEmptyList(one, writing))) return;
  const value = knownValue(node, writing);
  if (isList(value) || isText(value)) {
    const known = isText(value) ? [value] : writing.isFlattened ? flat(value) : value;
    const items = writing.isCompact ? known.filter((one) => one !== "") : known;
    const place = node.kind === "for" && node.value ? node.value.range : node.range;
    return writer.known(items.map(jsonOf).join(", "), place.start, place.end);
  }
  if (writeInstances(node, writing, "items")) return;
  if (node.kind !== "for" || node.form !== "list" || !node.value)
    return writeUnknownItem(node, writing, itemRole(role));
  writeLoop(node, node.value, writing, role, partsWriter(writing, role));
}

/** Writes the items of the arguments of a call, as far as they are items of its value. */
function writeJoined(call: Call, writing: ViewWriting, role: Role): void {
  const { writer, isCompact = false, isFlattened = false } = writing;
  writing.isCompact = isCompact || call.name.value === "compact";
  writing.isFlattened = isFlattened || call.name.value === "flatten";
  const parts = () => partsOf(call, writing).map((node) => asLeaf(node, false));
  const computed = computedItems(call, writing) ?? { leaves: parts() };
  if ("values" in computed) {
    const values = computed.values.filter(({ json }) => json !== '""' || !writing.isCompact);
    values.forEach(({ json, range: { start, end } }, index) => {
      if (index > 0) writer.make(", ", start);
      writer.known(json, start, end);
    });
  } else {
    const isKept = ({ node, isItem }: Leaf) => !isItem || !writing.isCompact || !isLeftOut(node, writing);
    writeLeaves(computed.leaves.filter(isKept), writing, role);
  }
  Object.assign(writing, { isCompact, isFlattened });
}

function writeLeaves(leaves: readonly Leaf[], writing: ViewWriting, role: Role): void {
  leaves.forEach((leaf, index) => {
    if (index > 0) writing.writer.make(", ", leaf.node.range.start);
    writeLeaf(leaf, writing, partsWriter(writing, role));
  });
}

function partsWriter(writing: ViewWriting, role: Role) {
  return {
    item: (node: Expression) => writeListItem(node, writing, itemRole(role)),
    parts: (node: Expression) => writeParts(node, writing, role),
  };
}

import { keyText } from "../../hcl/keys.js";
import type { Call, ObjectValue } from "../../hcl/nodes.js";
import { followed, inside } from "./followed-local.js";
import type { Role } from "./roles.js";
import { isDeny } from "./write-key.js";
import type { ViewWriting } from "./writing.js";

/** Writes what is between the braces of an object. */
type WriteMembers = (node: ObjectValue, writing: ViewWriting, role: Role, takesTrailingComma: boolean) => void;

/** Writes `merge(…)` as one object if no key is in two of its objects. Returns whether the call has this form. */
export function writeMerged(
  { name, items, range, isSpread }: Call,
  writing: ViewWriting,
  role: Role,
  writeMembers: WriteMembers,
): boolean {
  if (name.value !== "merge" || isSpread || items.length < 2) return false;
  const { text, writer } = writing;
  const found = items.flatMap((item) => {
    const local = followed(item, writing);
    const object = local ?? item;
    return object.kind === "object" && object.isClosed ? [{ object, isLocal: local !== undefined, item }] : [];
  });
  const keys = found.flatMap(({ object }) => object.items.map(({ key }) => key && keyText(key, text)));
  if (found.length < items.length || keys.includes(undefined) || new Set(keys).size < keys.length) return false;
  const before = writing.isAllow;
  if (role === "statement") writing.isAllow = !found.some(({ object }) => isDeny(object, writing));
  writer.translate("{", range.start, range.start);
  const filled = found.filter(({ object }) => object.items.length > 0);
  filled.forEach(({ object, isLocal, item }, index) => {
    if (index > 0) writer.make(", ", item.range.start);
    const write = () => writeMembers(object, writing, role, false);
    if (isLocal) inside(writing, write);
    else write();
  });
  writer.translate("}", range.end, range.end);
  writing.isAllow = before;
  return true;
}

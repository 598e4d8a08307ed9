import { type Node, type ParseError, parseTree } from "jsonc-parser";
import { textShape } from "../../text/text-shape.js";
import { LineIndex } from "../../text/line-index.js";
import {
  type FileBlock,
  type FileBlocks,
  type FileModule,
  type FileTarget,
  isKind,
  ownProvider,
  targetOf,
} from "./file-blocks.js";
import { pushAll } from "../../text/push-all.js";

/** The arguments of a resource have few levels. */
const deepest = 500;

/**
 * A configuration in JSON: `{"resource": {"huaweicloud_vpc": {"main": {…}}}}`. A value may also be a list of such
 * objects.
 */
export function readJsonFile(text: string): FileBlocks {
  const errors: ParseError[] = [];
  const root = textShape(text).depth > deepest ? undefined : parseTree(text.replace(/^\ufeff/, ""), errors);
  const lines = new LineIndex(text);
  const lineOf = (node: Node) => lines.positionAt(node.offset).line + 1;
  const blocks: FileBlock[] = [];
  const modules: FileModule[] = [];
  const targets: FileTarget[] = [];
  const providers: FileBlocks["providers"][number][] = [];
  const backends: string[] = [];
  for (const [kind, value] of entriesOf(root)) {
    if (isKind(kind.value))
      for (const [type, named] of entriesOf(value))
        for (const [name] of entriesOf(named))
          blocks.push({ kind: kind.value, type: type.value, name: name.value, line: lineOf(name.node) });
    if (kind.value === "removed" || kind.value === "import")
      for (const one of objectsOf(value)) targets.push(targetIn(one, kind.value, lineOf(one)));
    if (kind.value === "module")
      for (const [name, body] of entriesOf(value)) {
        const source: unknown = entriesOf(body).find(([key]) => key.value === "source")?.[1].value;
        modules.push({
          name: name.value,
          source: typeof source === "string" && !source.includes("${") ? source : undefined,
          line: lineOf(name.node),
        });
      }
    if (kind.value === "provider")
      for (const [name, body] of entriesOf(value))
        if (name.value === ownProvider)
          for (const one of objectsOf(body))
            providers.push({ names: new Set(entriesOf(one).map(([key]) => key.value)), line: lineOf(name.node) });
    if (kind.value === "terraform")
      for (const [name, body] of entriesOf(value))
        if (name.value === "backend") pushAll(backends, entriesOf(body).map(([type]) => type.value));
  }
  return { blocks, modules, targets, providers, backends, isBroken: errors.length > 0 };
}

function targetIn(node: Node, kind: "removed" | "import", line: number): FileTarget {
  const valueOf = (name: string, from: readonly Entry[]) => from.find(([key]) => key.value === name)?.[1];
  const entries = entriesOf(node);
  const address: unknown = valueOf(kind === "removed" ? "from" : "to", entries)?.value;
  const destroy: unknown = valueOf("destroy", entriesOf(valueOf("lifecycle", entries)))?.value;
  const isRead = kind === "import" || destroy === false;
  return targetOf(typeof address === "string" ? address : "", isRead ? "r" : "rd", line);
}

type Entry = readonly [key: { readonly value: string; readonly node: Node }, value: Node];

/** The properties of an object, or of all objects in a list. */
function entriesOf(node: Node | undefined): Entry[] {
  return objectsOf(node).flatMap(({ children = [] }) =>
    children.flatMap(({ children: [key, value] = [] }): Entry[] =>
      key && value ? [[{ value: String(key.value), node: key }, value]] : [],
    ),
  );
}

function objectsOf(node: Node | undefined): readonly Node[] {
  if (node?.type === "object") return [node];
  return node?.type === "array" ? (node.children ?? []).filter(({ type }) => type === "object") : [];
}

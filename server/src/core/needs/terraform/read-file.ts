import { valueOf } from "../../hcl/decode.js";
import type { Body, BodyItem, HclBlock } from "../../hcl/nodes.js";
import { parseHcl } from "../../hcl/parse.js";
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
import { readJsonFile } from "./read-json-file.js";
import { pushAll } from "../../text/push-all.js";

/** Whether Terraform or OpenTofu reads a file as a part of a configuration. Tests, variables and locks are not. */
export function isConfigurationName(path: string): boolean {
  return /\.(?:tf|tofu)(?:\.json)?$/i.test(path) && !/(?:^|[\\/])(?:\.|#)[^\\/]*$/.test(path);
}

/** Reads a file of a configuration by its name. Accepts any text. */
export function readConfigurationFile(path: string, text: string): FileBlocks {
  return /\.json$/i.test(path) ? readJsonFile(text) : readHclFile(text);
}

function readHclFile(text: string): FileBlocks {
  const { body, problems } = parseHcl(text);
  const lines = new LineIndex(text);
  const found = {
    blocks: [] as FileBlock[],
    modules: [] as FileModule[],
    targets: [] as FileTarget[],
    providers: [] as FileBlocks["providers"][number][],
    backends: [] as string[],
  };
  const visit = (items: readonly BodyItem[], isTop: boolean): void => {
    for (const block of items.filter((item): item is HclBlock => item.kind === "block")) {
      const [first, second] = block.labels.map(({ value }) => value);
      const line = lines.positionAt(block.range.start).line + 1;
      const { value: kind } = block.type;
      // A check block may have a data source of its own.
      if (kind === "check" && isTop) visit(block.body.items, false);
      else if (isKind(kind) && first !== undefined && (isTop || kind === "data"))
        found.blocks.push({ kind, type: first, name: second ?? "", line });
      else if (kind === "module" && isTop)
        found.modules.push({ name: first ?? "", source: stringNamed("source", block.body, text), line });
      else if (kind === "removed" && isTop)
        found.targets.push(targetOf(writtenAs("from", block.body, text), isKept(block.body, text) ? "r" : "rd", line));
      else if (kind === "import" && isTop) found.targets.push(targetOf(writtenAs("to", block.body, text), "r", line));
      else if (kind === "provider" && first === ownProvider && isTop)
        found.providers.push({ names: namesIn(block.body), line });
      else if (kind === "terraform" && isTop) pushAll(found.backends, backendsIn(block.body));
    }
  };
  visit(body.items, true);
  return { ...found, isBroken: problems > 0 };
}

function stringNamed(name: string, { items }: Body, text: string): string | undefined {
  const argument = items.find((item) => item.kind === "argument" && item.name.value === name);
  const value = argument?.kind === "argument" ? argument.value : undefined;
  return value?.kind === "template" ? valueOf(text, value) : undefined;
}

/** The text of an argument's value; "" if there is none. */
function writtenAs(name: string, { items }: Body, text: string): string {
  const argument = items.find((item) => item.kind === "argument" && item.name.value === name);
  const range = argument?.kind === "argument" ? argument.value?.range : undefined;
  return range ? text.slice(range.start, range.end) : "";
}

/** Whether a `removed` block has `lifecycle { destroy = false }`. */
function isKept({ items }: Body, text: string): boolean {
  return items.some(
    (item) =>
      item.kind === "block" && item.type.value === "lifecycle" && writtenAs("destroy", item.body, text) === "false",
  );
}

function namesIn({ items }: Body): Set<string> {
  return new Set(
    items.flatMap((item) =>
      item.kind === "argument" ? item.name.value : item.kind === "block" ? item.type.value : [],
    ),
  );
}

function backendsIn({ items }: Body): string[] {
  return items.flatMap((item) =>
    item.kind === "block" && item.type.value === "backend" ? (item.labels[0]?.value ?? "") : [],
  );
}

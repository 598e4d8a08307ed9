import fc from "fast-check";
import { findNodeAtLocation, parseTree } from "jsonc-parser";
import { parseTerraform } from "../../server/src/core/terraform/find.js";
import type { PolicyView } from "../../server/src/core/terraform/model.js";
import { variables } from "./known-expressions.js";
import { head, policyFiles, valueIn } from "./policy-files.js";
import { evaluate } from "./run-terraform.js";

// Where a policy depends on variables, each action that is read as certain must be in the policy whatever the variables
// are, and each action that the policy may have must be read, or be said to be unknown.

const [program = "terraform", count = "300", seed = "1"] = process.argv.slice(2);
const files = fc.sample(policyFiles(true), { numRuns: Number(count), seed: Number(seed) });
const settings = [0, 5, 10, 15].map((bits) =>
  Object.entries(variables)
    .map(([name, values], index) => `variable "${name}" {\n  default = ${values[(bits >> index) & 1]!}\n}\n`)
    .join(""),
);
const expressions = files.flatMap((text) =>
  settings.map((setting) => ({ blocks: setting + text.slice(0, text.lastIndexOf(head)), value: valueIn(text) })),
);
const values = evaluate(program, expressions);
const counts = { "read completely": 0, "read in part": 0, "an error in Terraform": 0, wrong: 0 };
for (const [index, text] of files.entries()) {
  const own = values.slice(index * settings.length, (index + 1) * settings.length);
  const [view] = parseTerraform(text).views;
  const read = view && readingOf(view);
  if (!view || own.some((one) => one === null)) {
    counts["an error in Terraform"]++;
    continue;
  }
  const problems = own.flatMap((one) => problemsOf(read, actionsOf(one!)));
  counts[problems.length > 0 ? "wrong" : view.unknown.length + view.alternatives.length === 0 ? "read completely" : "read in part"]++;
  if (problems.length === 0) continue;
  console.log(`WRONG ${[...new Set(problems)].join(", ")}\n${valueIn(text)}\n  we read   ${view.text}\n  unknown   ${JSON.stringify(view.unknown.map(({ start, end }) => view.text.slice(start, end)))}\n  Terraform ${own.map((one) => JSON.stringify(actionsOf(one!))).join(" ")}`);
}
console.log(`${files.length} files with variables of ${settings.length} settings: ${JSON.stringify(counts)}`);
process.exitCode = counts.wrong > 0 || counts["read in part"] === 0 ? 1 : 0;

interface Read {
  readonly certain: readonly string[];
  readonly possible: readonly string[];
  readonly isOpen: boolean;
}

function readingOf({ text, unknown, alternatives }: PolicyView): Read {
  const root = parseTree(text);
  const list = root && findNodeAtLocation(root, ["Statement", 0, "Action"]);
  const open = [...unknown, ...alternatives.flat()];
  if (list?.type !== "array") return { certain: [], possible: [], isOpen: unknown.length > 0 };
  const items = list.children ?? [];
  const isCertain = ({ offset, length }: { offset: number; length: number }) =>
    open.every(({ start, end }) => end <= offset || start >= offset + length);
  return {
    certain: items.filter(isCertain).map((item) => String(item.value)),
    possible: items.map((item) => String(item.value)),
    isOpen: unknown.some(({ start, end }) => start <= list.offset && end >= list.offset + list.length),
  };
}

function problemsOf(read: Read | undefined, actions: readonly string[]): string[] {
  if (!read) return ["not read"];
  const mayBe = (pattern: string, action: string) =>
    new RegExp(`^${pattern.replace(/[\\^$.|?+()[\]{}]/g, "\\$&").replaceAll("*", ".*")}$`, "is").test(action);
  return [
    ...read.certain.filter((one) => !actions.includes(one)).map((one) => `invented ${one}`),
    ...(read.isOpen ? [] : actions.filter((one) => !read.possible.some((pattern) => mayBe(pattern, one))).map((one) => `passed over ${one}`)),
  ];
}

function actionsOf(json: string): string[] {
  try {
    const { Statement } = JSON.parse(json) as { Statement: { Action: unknown }[] };
    return [Statement[0]!.Action].flat(3).map(String);
  } catch {
    return [];
  }
}

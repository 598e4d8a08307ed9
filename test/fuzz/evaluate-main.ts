import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { lintSource } from "../../server/src/core/lint/lint-source.js";
import { parseTerraform } from "../../server/src/core/terraform/find.js";
import { applyEdits } from "../../server/src/core/text/range.js";
import { catalog } from "../support/catalog.js";
import { head, policyFiles, valueIn } from "./policy-files.js";
import { evaluate } from "./run-terraform.js";

// Compares what this project reads in Terraform files, and what its fixes write, with what Terraform itself computes.

const [program = "terraform", count = "300", seed = "1"] = process.argv.slice(2);
const facts = catalog("ecs:servers:stop -> ecs:servers:get\necs:servers:list\nevs:volumes:list\nvpc:ports:create");

interface Case {
  readonly text: string;
  /** The file before a fix, and the title of the fix. */
  readonly from?: { readonly text: string; readonly title: string };
}

const files = fc.sample(policyFiles(false), { numRuns: Number(count), seed: Number(seed) });
const cases: Case[] = files.flatMap((text): Case[] => {
  const seen = new Set<string>();
  const fixed = lintSource(text, "terraform", facts).findings.flatMap((finding) =>
    [...finding.fixes()].flatMap((fix): Case[] => {
      const after = fix.refused ? text : applyEdits(text, fix.edits);
      const isNew = after !== text && seen.size < seen.add(after).size;
      return isNew ? [{ text: after, from: { text, title: fix.title.en } }] : [];
    }),
  );
  return [{ text }, ...fixed];
});
const expressions = cases.map(({ text }) => ({ blocks: text.slice(0, text.lastIndexOf(head)), value: valueIn(text) }));
compare(evaluate(program, expressions));

function compare(values: readonly (string | null)[]): void {
  const counts = { equal: 0, "not known to us": 0, "an error in Terraform": 0, different: 0 };
  for (const [index, { text, from }] of cases.entries()) {
    const [view] = parseTerraform(text).views;
    const value = values[index];
    const isKnown = view !== undefined && view.unknown.length === 0 && view.guards.length === 0;
    const result = !isKnown ? "not known to us"
      : value === null || value === undefined ? "an error in Terraform"
      : isDeepStrictEqual(dataOf(view.text), dataOf(value)) ? "equal" : "different";
    counts[result]++;
    if (result !== "different") continue;
    console.log(`DIFFERENT${from ? ` after «${from.title}» of\n${valueIn(from.text)}` : ""}`);
    console.log(`${valueIn(text)}\n  we read   ${view!.text}\n  Terraform ${String(value)}`);
  }
  const fixed = cases.filter(({ from }) => from).length;
  console.log(`${cases.length} files, ${fixed} of them after a fix: ${JSON.stringify(counts)}`);
  process.exitCode = counts.different > 0 || counts.equal === 0 ? 1 : 0;
}

function dataOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json;
  }
}

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** An expression, and the blocks of the file that it uses. */
export interface Expression {
  readonly blocks: string;
  readonly value: string;
}

/** What Terraform computes for expressions, each in a module of its own; `null` for an error. */
export function evaluate(program: string, expressions: readonly Expression[]): (string | null)[] {
  const values: (string | null)[] = [];
  while (values.length < expressions.length)
    values.push(...evaluateTogether(program, expressions.slice(values.length, values.length + mostModules)));
  return values;
}

/** With more modules, Terraform takes longer for each. */
const mostModules = 250;

function evaluateTogether(program: string, expressions: readonly Expression[]): readonly (string | null)[] {
  const folder = mkdtempSync(join(tmpdir(), "evaluate-"));
  const run = (...args: readonly string[]) =>
    execFileSync(program, args, { cwd: folder, encoding: "utf8", maxBuffer: 1e9, stdio: ["ignore", "pipe", "inherit"] });
  try {
    for (const [index, { blocks, value }] of expressions.entries()) {
      mkdirSync(join(folder, `m${String(index)}`));
      const output = `output "p" {\n  value = try(${value}\n, null)\n}\n`;
      writeFileSync(join(folder, `m${String(index)}`, "main.tf"), blocks + output);
    }
    const names = expressions.map((_one, index) => `m${String(index)}`);
    const modules = names.map((name) => `module "${name}" {\n  source = "./${name}"\n}\n`);
    const all = names.map((name) => `module.${name}.p`);
    writeFileSync(join(folder, "main.tf"), `${modules.join("")}output "all" {\n  value = [${all.join(", ")}]\n}\n`);
    run("init", "-no-color");
    run("apply", "-auto-approve", "-no-color");
    return JSON.parse(run("output", "-json", "all")) as (string | null)[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

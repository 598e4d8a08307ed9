import { execFile } from "node:child_process";
import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";

interface Step {
  readonly id?: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly "working-directory"?: string;
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly default: string; readonly description: string }>>;
  readonly outputs: Readonly<Record<string, { readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

export const readAction = (path: string) => parse(readFileSync(path, "utf8")) as Action;

export interface ActionRun {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** The steps with other actions that would run, with their inputs. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[];
}

/** The result of one process. */
export interface Ended {
  readonly code: number;
  readonly out: string;
}

/** Runs a program with its standard output and standard error in one text. */
export function runProgram(
  file: string,
  args: readonly string[],
  cwd: string,
  env: Readonly<Record<string, string>> = {},
): Promise<Ended> {
  return new Promise((done) => {
    execFile(
      file,
      [...args],
      { cwd, env: { ...process.env, ...env }, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : typeof error.code === "number" ? error.code : 1;
        done({ code, out: stdout + stderr });
      },
    );
  });
}

/**
 * Runs the steps of a composite action as the runner does: expressions are evaluated first, each script is a file for
 * bash, and outputs and the summary are files. `action`: the folder with action.yml.
 */
export async function runAction({
  action,
  workspace,
  temp,
  inputs = {},
  baseCommit,
}: {
  readonly action: string;
  readonly workspace: string;
  readonly temp: string;
  readonly inputs?: Readonly<Record<string, string>>;
  /** The commit that a pull request is compared with; no pull request without it. */
  readonly baseCommit?: string;
}): Promise<ActionRun> {
  const { inputs: declared, outputs, runs } = readAction(join(action, "action.yml"));
  const preset = Object.fromEntries(Object.entries(declared).map(([name, { default: value }]) => [name, value]));
  const context = {
    inputs: { ...preset, ...inputs },
    github: { event: baseCommit === undefined ? {} : { pull_request: { base: { sha: baseCommit } } } },
    steps: {} as Record<string, { outputs: Record<string, string> }>,
  };
  const [summary, script] = [join(temp, "summary.md"), join(temp, "step.sh")];
  writeFileSync(summary, "");
  const used: { uses: string; with: Record<string, string> }[] = [];
  let [code, log] = [0, ""];
  for (const step of runs.steps) {
    const condition = step.if ?? "success()";
    if (
      !truth(evaluate(condition.replace(/^\$\{\{(.*)\}\}$/s, "$1"), context, code))
      || (code !== 0 && !/always\(\)|cancelled\(\)|failure\(\)/.test(condition))
    )
      continue;
    const filled = (values: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value, context, code)]));
    if (step.uses !== undefined) {
      used.push({ uses: step.uses, with: filled(step.with) });
      continue;
    }
    const output = join(temp, `output-${step.id ?? String(used.length)}`);
    writeFileSync(output, "");
    writeFileSync(script, step.run ?? "");
    const result = await runProgram(
      "bash",
      ["--noprofile", "--norc", "-eo", "pipefail", script],
      join(workspace, fill(step["working-directory"] ?? ".", context, code)),
      {
        GITHUB_ACTIONS: "true",
        GITHUB_ACTION_PATH: action,
        GITHUB_WORKSPACE: workspace,
        RUNNER_TEMP: temp,
        GITHUB_OUTPUT: output,
        GITHUB_STEP_SUMMARY: summary,
        ...filled(step.env),
      },
    );
    appendFileSync(output, "");
    log += result.out;
    if (result.code !== 0) code = result.code;
    if (step.id !== undefined) context.steps[step.id] = { outputs: outputsIn(readFileSync(output, "utf8")) };
  }
  return {
    code,
    log,
    used,
    summary: readFileSync(summary, "utf8"),
    outputs: Object.fromEntries(Object.entries(outputs).map(([name, { value }]) => [name, fill(value, context, code)])),
  };
}

function outputsIn(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split("\n")
      .filter(Boolean)
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

const truth = (value: unknown) => value !== "" && value !== undefined && value !== false && value !== null;

function fill(text: string, context: object, code: number): string {
  return String(text).replace(/\$\{\{(.*?)\}\}/gs, (_, expression: string) => {
    const value = evaluate(expression, context, code);
    return value === undefined || value === null ? "" : String(value);
  });
}

/** The part of the runner's expressions that action.yml uses. A missing property is empty, as there. */
function evaluate(expression: string, context: object, code: number): unknown {
  const names = expression.replace(
    /\b(inputs|github|steps)((?:\.[\w-]+)+)/g,
    (_, root: string, path: string) => `get(context, ${JSON.stringify([root, ...path.slice(1).split(".")])})`,
  );
  const get = (from: unknown, path: readonly string[]): unknown =>
    path.reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], from) ?? "";
  const run = new Function("context", "get", "always", "success", "failure", "cancelled", `return (${names});`) as (
    ...args: unknown[]
  ) => unknown;
  return run(
    context,
    get,
    () => true,
    () => code === 0,
    () => code !== 0,
    () => false,
  );
}

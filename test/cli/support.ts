import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { run } from "../../server/src/cli/run.js";

/** The built command line; HUAWEI_IAM_CLI can name another bundle. */
const program = resolve(process.env["HUAWEI_IAM_CLI"] ?? "dist/cli.js");

export interface Outcome {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Setting {
  readonly cwd?: string;
  readonly input?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
}

/** Runs `huawei-iam` in a process, in English unless the test sets a language. */
export function huaweiIam(args: readonly string[], { cwd, input, env }: Setting = {}): Promise<Outcome> {
  return new Promise((done, failed) => {
    const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(LC_|LANG|NO_COLOR|FORCE_COLOR)/.test(name)));
    const child = spawn(process.execPath, [program, ...args], { cwd: cwd ?? process.cwd(), env: { ...clean, LANG: "en_US.UTF-8", ...env } });
    const out: Buffer[] = [];
    const err: Buffer[] = [];
    child.stdout.on("data", (chunk: Buffer) => out.push(chunk));
    child.stderr.on("data", (chunk: Buffer) => err.push(chunk));
    child.on("error", failed);
    child.stdin.on("error", () => undefined);
    child.on("close", (code) => done({ code, out: Buffer.concat(out).toString("utf8"), err: Buffer.concat(err).toString("utf8") }));
    child.stdin.end(input ?? "");
  });
}

/** Runs `huawei-iam` without a process: fast, and with a terminal if the test needs one. */
export async function runHere(
  args: readonly string[],
  {
    cwd,
    input,
    env,
    columns,
    inIsTerminal,
  }: Setting & { readonly columns?: number; readonly inIsTerminal?: boolean } = {},
): Promise<Outcome> {
  const written = { out: "", err: "" };
  const bytes = typeof input === "string" ? Buffer.from(input) : (input ?? new Uint8Array());
  const code = await run(args, {
    cwd: cwd ?? process.cwd(),
    env: { LANG: "en_US.UTF-8", ...env },
    stdin: () => Promise.resolve(bytes),
    stdinPieces: async function* () {
      for (let at = 0; at < bytes.length; at += pieceSize) yield bytes.subarray(at, at + pieceSize);
    },
    inIsTerminal: inIsTerminal ?? false,
    out: (text) => void (written.out += text),
    err: (text) => void (written.err += text),
    outIsTerminal: columns !== undefined,
    errIsTerminal: columns !== undefined,
    columns,
  }, "0.0.0");
  return { code, ...written };
}

/** The size of chunks of standard input: a prime number, so that chunks end inside lines and characters. */
const pieceSize = 101;

/** Creates a folder with these files for the duration of a test. */
export async function withTree(
  files: Readonly<Record<string, string | Uint8Array>>,
  work: (folder: string) => Promise<void>,
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "huawei-iam-"));
  try {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), content);
    }
    await work(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Compares with `test/golden/cli/<name>`; with UPDATE_GOLDEN=1 writes it. */
export function golden(name: string, actual: string): void {
  const path = join("test/golden/cli", name);
  if (process.env["UPDATE_GOLDEN"] === "1") {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, actual);
    return;
  }
  assert.ok(existsSync(path), `${path} is missing; UPDATE_GOLDEN=1 writes it`);
  assert.equal(actual, readFileSync(path, "utf8").replaceAll("\r\n", "\n"), path);
}

/** A policy with one Allow statement. */
export function allow(...actions: readonly string[]): string {
  return `{\n  "Version": "1.1",\n  "Statement": [\n    {\n      "Effect": "Allow",\n      "Action": [\n${actions.map((name) => `        ${JSON.stringify(name)}`).join(",\n")}\n      ]\n    }\n  ]\n}\n`;
}

/** A policy without findings. */
export const sound = allow("ecs:servers:stop", "ecs:servers:get");
/** A policy with one warning and no safe fix. */
export const lacking = allow("ecs:servers:stop");
/** A policy with one error that has a safe fix. */
export const blank = allow(" ecs:servers:stop", "ecs:servers:get");

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { run } from "../../server/src/cli/run.js";

/** The built command line. A quick loop may name a bundle of its own. */
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

/** Runs `huawei-iam` as its user does, in English unless the test says otherwise. */
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

/** Runs the same without a process: quick, and with a terminal where the test wants one. */
export async function runHere(args: readonly string[], { cwd, input, env, columns, inIsTerminal }: Setting & { readonly columns?: number; readonly inIsTerminal?: boolean } = {}): Promise<Outcome> {
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

/** A piece of standard input in these tests: prime, so that pieces end inside of lines and characters. */
const pieceSize = 101;

/** A folder with these files for the length of one test. */
export async function withTree(files: Readonly<Record<string, string | Uint8Array>>, work: (folder: string) => Promise<void>): Promise<void> {
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

/** Nothing to complain about. */
export const sound = allow("ecs:servers:stop", "ecs:servers:get");
/** One warning, nothing to repair. */
export const lacking = allow("ecs:servers:stop");
/** One error, which can be repaired. */
export const blank = allow(" ecs:servers:stop", "ecs:servers:get");

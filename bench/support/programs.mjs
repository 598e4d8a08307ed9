// Whole runs of programs: wall time, CPU time and peak memory.
import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { project } from "./packages.mjs";

const preload = pathToFileURL(join(project, "bench/support/usage.mjs")).href;

/** Runs a Node program with arguments in a folder; returns its output, times in milliseconds and megabytes. */
export async function runNode(args, folder) {
  const file = join(tmpdir(), `usage-${process.pid}-${performance.now()}.json`);
  const result = await runProgram(process.execPath, ["--import", preload, ...args], folder, { USAGE: file });
  const { cpu, memory } = JSON.parse(readFileSync(file, "utf8"));
  rmSync(file);
  return { ...result, cpu, memory };
}

/**
 * Runs any program. Its CPU time and memory are known on Linux only, from the last look at its process, and with the
 * resolution of /proc: 10 ms.
 */
export function runProgram(file, args, folder, env = {}) {
  const started = performance.now();
  const child = spawn(file, args, { cwd: folder, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  child.stdout.setEncoding("utf8").on("data", (text) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text) => (output += text));
  let usage = {};
  const timer = setInterval(() => (usage = { ...usage, ...usageOf(child.pid) }), 5);
  return new Promise((done, failed) => {
    child.once("error", failed);
    child.once("close", (status) => {
      clearInterval(timer);
      done({ wall: performance.now() - started, status, output, ...usage });
    });
  });
}

function usageOf(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8")
      .replace(/^.*\) /, "")
      .split(" ");
    const memory = Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]) / 1024;
    return { cpu: (Number(fields[11]) + Number(fields[12])) * 10, ...(memory > 0 ? { memory } : {}) };
  } catch {
    return {};
  }
}

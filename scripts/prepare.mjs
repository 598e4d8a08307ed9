// The requirements of all scripts: a recent Node, and the packages of the lock file. Uses only Node's own modules,
// because a new machine has no others yet.
import { spawn } from "node:child_process";
import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = dirname(dirname(fileURLToPath(import.meta.url)));

/**
 * Runs a program and collects its output. Stops it with all its child processes when it has printed nothing for `quiet`
 * seconds; otherwise it may run as long as it needs.
 */
export function run(file, args, { env = {}, quiet = 600, ...options } = {}) {
  const isWindows = process.platform === "win32";
  const child = spawn(file, args, { cwd: project, env: { ...process.env, ...env }, stdio: ["ignore", "pipe", "pipe"], detached: !isWindows, ...options });
  let output = "";
  let lastOutput = Date.now();
  const hear = (text) => {
    output += text;
    lastOutput = Date.now();
  };
  child.stdout.setEncoding("utf8").on("data", hear);
  child.stderr.setEncoding("utf8").on("data", hear);
  const end = (signal) => {
    try {
      if (isWindows) spawn("taskkill", ["/pid", String(child.pid), "/t", "/f"]);
      else process.kill(-child.pid, signal);
    } catch { /* already gone */ }
  };
  const interrupt = (signal) => {
    end("SIGTERM");
    child.once("close", () => process.exit(signal === "SIGINT" ? 130 : 143));
  };
  const signals = ["SIGINT", "SIGTERM", "SIGHUP"];
  for (const signal of signals) process.once(signal, interrupt);
  return new Promise((resolve) => {
    let late = "";
    const timer = setInterval(() => {
      if (late || Date.now() - lastOutput < quiet * 1000) return;
      late = `\nstopped: it had said nothing for ${Math.round(quiet)} seconds`;
      end("SIGTERM");
      setTimeout(end, 10_000, "SIGKILL").unref();
    }, 1000);
    const done = (code, problem = "") => {
      clearInterval(timer);
      for (const signal of signals) process.off(signal, interrupt);
      resolve({ ok: code === 0 && !late, output: output + problem + late });
    };
    child.once("error", (error) => done(1, error.message));
    child.once("close", (code) => done(code));
  });
}

/** Runs a script of the project or of a package with the current Node. */
export const runNode = (args, options) => run(process.execPath, args, options);

/** An error message if this Node is too old, otherwise `undefined`. */
export function nodeProblem() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return undefined;
  return `Node ${process.versions.node} is too old: 20.19 or newer is needed (https://nodejs.org).`;
}

/** Whether `npm ci` is necessary: it has never run, or the lock file is newer. */
export function needsInstall() {
  const made = join(project, "node_modules/.package-lock.json");
  return !existsSync(made) || statSync(made).mtimeMs < statSync(join(project, "package-lock.json")).mtimeMs;
}

/** Runs npm, also on Windows, where npm is a command file. */
export function npm(args, options) {
  const own = process.env.npm_execpath;
  return own?.endsWith(".js") ? runNode([own, ...args], options) : run("npm", args, { shell: process.platform === "win32", ...options });
}

// Programs that the tests need on the machine: where to find and how to install them.
import { execFileSync, spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statSync } from "node:fs";
import { delimiter, join } from "node:path";

/** The full path of a program on the PATH, or undefined. */
export function findProgram(...names) {
  const endings = process.platform === "win32" ? (process.env.PATHEXT ?? ".EXE;.CMD;.BAT").split(";") : [""];
  for (const name of names) {
    for (const folder of (process.env.PATH ?? "").split(delimiter).filter(Boolean)) {
      const found = endings.map((ending) => join(folder, name + ending)).find(isProgram);
      if (found) return found;
    }
  }
  return undefined;
}

function isProgram(path) {
  try {
    accessSync(path, constants.X_OK);
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

export const findChromium = () => process.env.CHROMIUM_PATH ?? findProgram("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");
export const findEmacs = () => process.env.EMACS_PATH ?? findProgram("emacs");
export const findNeovim = () => process.env.NEOVIM_PATH ?? findProgram("nvim");

/**
 * The VS Code for the tests: "desktop" (downloaded by @vscode/test-electron) or "server" (VS Code's server and
 * Chromium, for Linux machines without a desktop VS Code). VSCODE_TEST_HOST overrides the choice.
 */
export function chooseHost() {
  if (process.env.VSCODE_TEST_HOST) return process.env.VSCODE_TEST_HOST;
  const hasDisplay = Boolean(process.env.DISPLAY ?? process.env.WAYLAND_DISPLAY);
  return process.platform === "linux" && !(hasDisplay && findProgram("code")) ? "server" : "desktop";
}

// The font is needed to read the screenshots of the Chinese workbench.
const chromium = { name: "Chromium", find: findChromium, packages: ["chromium", "fonts-wqy-microhei"], variable: "CHROMIUM_PATH" };
const neovim = { name: "Neovim", find: findNeovim, packages: ["neovim"], variable: "NEOVIM_PATH" };

const emacs = { name: "Emacs with Eglot and lsp-mode", find: findEmacsWithClients, packages: ["emacs-nox", "elpa-eglot", "elpa-lsp-mode"], variable: "EMACS_PATH" };

/** For Emacs before version 29, Eglot is a separate package; lsp-mode always is. */
function findEmacsWithClients() {
  const found = findEmacs();
  const load = "(progn (require 'package) (package-initialize) (require 'eglot) (require 'lsp-mode))";
  const hasClients = found && spawnSync(found, ["-q", "--batch", "--eval", load], { timeout: 120_000 }).status === 0;
  return hasClients ? found : undefined;
}

/** Ensures that the programs for these parts of the tests are installed; throws an error message about missing ones. */
export function requirePrograms(parts) {
  // The browser's extension host is tested in a browser, whichever VS Code the machine has.
  const needsBrowser = parts.includes("web") || parts.includes("site") || parts.includes("clients") || (chooseHost() === "server" && (parts.includes("editor") || parts.includes("ui")));
  const needed = [...(needsBrowser ? [chromium] : []), ...(parts.includes("neovim") ? [neovim] : []), ...(parts.includes("emacs") ? [emacs] : [])];
  const absent = () => needed.filter(({ find }) => !isProgram(find() ?? ""));
  const wrong = absent().find(({ variable }) => process.env[variable]);
  if (wrong) throw new Error(`${wrong.variable} is ${process.env[wrong.variable]}, which is not a program.`);
  const packages = absent().flatMap((need) => need.packages);
  if (packages.length === 0) return "";
  const asRoot = rootCommand();
  let problem = "";
  if (asRoot) {
    try {
      const apt = (...args) => execFileSync(asRoot[0] ?? "apt-get", [...asRoot.slice(1), ...(asRoot.length > 0 ? ["apt-get"] : []), ...args], {
        encoding: "utf8", stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, timeout: 300_000, maxBuffer: 2 ** 26,
      });
      apt("update");
      apt("install", "-y", "--no-install-recommends", ...packages);
    } catch (error) {
      problem = `\napt-get said: ${String(error.stderr || error.message).trim().split("\n").slice(-3).join("\n")}`;
    }
  }
  const missing = absent();
  if (missing.length === 0) return `installed ${packages.join(", ")} by apt-get`;
  throw new Error(missing.map((need) => `${need.name} is missing. ${howToInstall(need)}, or name it by ${need.variable}.`).join("\n") + problem);
}

function howToInstall({ name, packages }) {
  if (existsSync("/etc/debian_version")) return `Install it by "sudo apt-get update && sudo apt-get install ${packages.join(" ")}"`;
  return `Install ${name} so that it is on the PATH`;
}

/**
 * The command prefix for apt-get with permission to install: [] as root, ["sudo", "-n"] with passwordless sudo,
 * undefined without permission.
 */
function rootCommand() {
  if (process.platform !== "linux" || !existsSync("/etc/debian_version") || !findProgram("apt-get")) return undefined;
  if (process.getuid() === 0) return [];
  return findProgram("sudo") && spawnSync("sudo", ["-n", "true"]).status === 0 ? ["sudo", "-n"] : undefined;
}

// Starts and stops VS Code's server: the real workbench as a web page, with the real extension host.
import { execFile, spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { patience } from "./patience.mjs";
import { provisionVSCode } from "./provision-vscode.mjs";

/**
 * `listen`: on a free "port" of this machine, or on a "socket" that only this user can open. `installed`: an extension
 * to install, a folder or a .vsix file. Returns `listeningOn`, the port or socket, and `close`, which stops the server
 * with all its processes and removes its files.
 */
export async function startVSCodeServer({ listen, settings = {}, locale = "en", env = {}, installed, args = [] }) {
  const { node, serverRoot } = await provisionVSCode();
  const work = mkdtempSync(join(tmpdir(), "vscode-"));
  const data = join(work, "data");
  const extensions = join(work, "extensions");
  mkdirSync(join(data, "User"), { recursive: true });
  mkdirSync(extensions);
  writeFileSync(join(data, "User/settings.json"), JSON.stringify(settings));
  if (locale !== "en") writeLanguagePack(data, locale);
  const program = join(serverRoot, "out/server-main.js");
  if (installed?.endsWith(".vsix")) {
    await promisify(execFile)(node, [program, "--install-extension", installed, "--extensions-dir", extensions, "--user-data-dir", data, "--server-data-dir", data, "--accept-server-license-terms"]);
  } else if (installed) {
    symlinkSync(installed, join(extensions, "installed"), "junction");
  }

  const where = { port: ["--host", "127.0.0.1", "--port", "0"], socket: ["--socket-path", join(work, "server.sock")] };
  const child = spawn(node, [program, ...where[listen], "--without-connection-token", "--accept-server-license-terms",
    "--locale", locale, "--disable-workspace-trust", "--disable-telemetry", "--disable-experiments", "--disable-getting-started-override",
    "--reconnection-grace-time", "5", "--user-data-dir", data, "--server-data-dir", data, "--extensions-dir", extensions, ...args], {
    // It leaves a socket in the temporary folder each time, so it gets a new one. Detached, so that its whole process
    // group can be stopped.
    env: { ...process.env, TMPDIR: work, ...env }, stdio: ["ignore", "pipe", "pipe"], detached: true,
  });
  const kill = (signal) => { try { process.kill(-child.pid, signal); } catch { /* already gone */ } };
  const exited = new Promise((resolve) => { child.once("exit", resolve); });
  // However this process ends, it stops the group and removes its files.
  const killAll = () => {
    kill("SIGKILL");
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once("exit", killAll);
  const close = async () => {
    kill("SIGTERM");
    const timer = setTimeout(kill, 3000, "SIGKILL");
    await exited;
    clearTimeout(timer);
    process.off("exit", killAll);
    killAll();
  };
  try {
    return { listeningOn: await whenListening(child), child, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function whenListening(child) {
  return new Promise((resolve, reject) => {
    let text = "";
    const timer = setTimeout(() => reject(new Error(`VS Code's server did not start:\n${text}`)), patience(120_000));
    const read = (chunk) => {
      text += chunk;
      const found = /Extension host agent listening on (.+)/.exec(text);
      if (!found) return;
      clearTimeout(timer);
      text = "";
      resolve(found[1].trim());
    };
    child.stdout.on("data", read);
    child.stderr.on("data", read);
    child.once("error", reject);
    child.once("exit", (code, signal) => {
      clearTimeout(timer);
      reject(new Error(`VS Code's server ended (${code ?? signal}):\n${text}`));
    });
  });
}

/**
 * VS Code needs a language pack for a display language, and the real one is not available offline. This one is empty:
 * VS Code's own texts stay English, but vscode.env.language and the extensions' texts are in that language.
 */
function writeLanguagePack(data, locale) {
  const translations = join(data, "empty-language-pack.json");
  writeFileSync(translations, JSON.stringify({ version: "1.0.0", contents: {} }));
  writeFileSync(join(data, "languagepacks.json"), JSON.stringify({
    [locale]: { hash: "empty", label: locale, extensions: [{ extensionIdentifier: { id: "empty.language-pack" }, version: "1.0.0" }], translations: { vscode: translations } },
  }));
}

// Opens the real workbench in a page that Playwright drives, and runs extension tests in it.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { _electron, chromium } from "playwright-core";
import { chooseHost, findChromium } from "./programs.mjs";
import { startVSCodeServer } from "./vscode-server.mjs";
import calm from "./settings.json" with { type: "json" };

// A signal alone would end this process without its "exit" event, and the server would be left behind.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

const viewport = { width: 1280, height: 800 };

/** A workbench with the extension under development and one file open, in whichever VS Code this machine tests with. */
export async function openWorkbench({ folder, file, extension, settings = {}, locale = "en" }) {
  if (chooseHost() === "desktop") return openDesktop({ folder, file, extension, settings, locale });
  return openServer({
    folder, settings, locale,
    payload: (uri) => [["extensionDevelopmentPath", uri(extension)], ["openFile", uri(file)]],
  });
}

/** `prepare` gets the page before it loads anything. */
async function openServer({ folder, payload, settings = {}, locale = "en", env = {}, prepare }) {
  // Without the driver option a built VS Code does not look at extensionDevelopmentPath and extensionTestsPath.
  const server = await startVSCodeServer({ listen: "port", settings: { ...calm, ...settings }, locale, env, args: ["--enable-smoke-test-driver"] });
  let browser;
  const close = async () => {
    await browser?.close();
    await server.close();
  };
  try {
    const uri = (path) => `vscode-remote://127.0.0.1:${server.listeningOn}${path}`;
    browser = await chromium.launch({
      executablePath: findChromium(),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
    });
    const page = await browser.newPage({ viewport });
    await prepare?.(page, { child: server.child, browser });
    const query = new URLSearchParams({ folder, payload: JSON.stringify([["skipWelcome", "true"], ...payload(uri)]) });
    await page.goto(`http://127.0.0.1:${server.listeningOn}/?${query}`);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function openDesktop({ folder, file, extension, settings, locale }) {
  const { downloadAndUnzipVSCode } = await import("@vscode/test-electron");
  const work = mkdtempSync(join(tmpdir(), "vscode-"));
  mkdirSync(join(work, "data/User"), { recursive: true });
  writeFileSync(join(work, "data/User/settings.json"), JSON.stringify({ ...calm, ...settings }));
  const app = await _electron.launch({
    executablePath: await downloadAndUnzipVSCode(),
    args: [folder, file, `--extensionDevelopmentPath=${extension}`, `--user-data-dir=${join(work, "data")}`, `--extensions-dir=${join(work, "extensions")}`,
      `--locale=${locale}`, "--disable-workspace-trust", "--skip-welcome", "--skip-release-notes", "--no-sandbox"],
  });
  const page = await app.firstWindow();
  await page.setViewportSize(viewport);
  const close = async () => {
    await app.close();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, close };
}

/** Resolves to VS Code's exit code. 0 alone does not mean that a test ran: a killed extension host is reported as 0 too. */
export async function runTestsInServer({ extensionDevelopmentPath, extensionTestsPath, folder, env, timeout }) {
  let settle;
  const exit = new Promise((resolve, reject) => { settle = { resolve, reject }; });
  exit.catch(() => {});
  const timer = setTimeout(() => settle.reject(new Error(`no result after ${timeout} ms`)), timeout);
  let workbench;
  try {
    workbench = await openServer({
      folder, env,
      payload: (uri) => [["extensionDevelopmentPath", uri(extensionDevelopmentPath)], ["extensionTestsPath", uri(extensionTestsPath)]],
      prepare: async (page, { child, browser }) => {
        child.once("exit", (code, signal) => settle.reject(new Error(`VS Code's server ended early (${code ?? signal})`)));
        browser.once("disconnected", () => settle.reject(new Error("the browser went away")));
        page.once("crash", () => settle.reject(new Error("the workbench page crashed")));
        page.on("console", (message) => {
          if (message.text().startsWith("No extension host found that can launch the test runner")) settle.reject(new Error(message.text()));
        });
        await page.exposeFunction("codeAutomationLog", () => {});
        await page.exposeFunction("codeAutomationExit", settle.resolve);
      },
    });
    return await exit;
  } finally {
    clearTimeout(timer);
    await workbench?.close();
  }
}

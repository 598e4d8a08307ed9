// Opens the real workbench in a page controlled by Playwright, and runs extension tests in it.
import { execFileSync } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { _electron, chromium } from "playwright-core";
import { patience } from "./patience.mjs";
import { chooseHost, findChromium } from "./programs.mjs";
import { startVSCodeServer } from "./vscode-server.mjs";
import calm from "./settings.json" with { type: "json" };

// A signal alone would end this process without its "exit" event and leave the server running.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));

/** An extension that helps the tests while ours is under development; see its main.mjs. */
const companion = join(dirname(fileURLToPath(import.meta.url)), "companion");

const viewport = { width: 1280, height: 800 };
/** For tests that look at nothing. Smaller pages are drawn faster. */
const small = { width: 500, height: 300 };

/**
 * A workbench with one open file, in the VS Code that this machine tests with. `extension` is a folder (the extension
 * under development), a .vsix file (installed like by a user), or a web site with the extension, which then runs in the
 * browser's extension host.
 */
export async function openWorkbench({ folder, file, extension, settings = {}, locale = "en" }) {
  if (extension.startsWith("http:")) return openServer({ folder, settings, locale, site: extension, payload: (uri) => [["openFile", uri(file)]] });
  if (chooseHost() === "desktop") return openDesktop({ folder, file, extension, settings, locale });
  const isPackage = extension.endsWith(".vsix");
  return openServer({
    folder, settings, locale, isDriven: !isPackage, installed: isPackage ? extension : companion,
    payload: (uri) => [...(isPackage ? [] : [["extensionDevelopmentPath", uri(extension)]]), ["openFile", uri(file)]],
  });
}

/** A controlled page without a window. Its `close` ends the browser. */
export async function openPage(options = {}) {
  const browser = await chromium.launch({
    executablePath: findChromium(),
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
  });
  const page = await browser.newPage({ viewport, ...options });
  page.setDefaultTimeout(patience(60_000));
  return { browser, page, close: () => browser.close() };
}

/**
 * `prepare` receives the page before it loads anything. Without the driver a built VS Code ignores
 * extensionDevelopmentPath and extensionTestsPath; with it, it shows no notifications.
 */
async function openServer({ folder, payload, settings = {}, locale = "en", env = {}, isDriven = true, installed, site, page: look = {}, prepare }) {
  const args = isDriven ? ["--enable-smoke-test-driver"] : [];
  const server = await startVSCodeServer({ listen: "port", settings: { ...calm, ...settings }, locale, env, installed, args });
  let browser;
  const close = async () => {
    await browser?.close();
    await server.close();
  };
  try {
    const uri = (path) => `vscode-remote://127.0.0.1:${server.listeningOn}${path}`;
    // The security policy of the workbench's page allows only its own origin.
    const opened = await openPage({ ...look, ...(site ? { bypassCSP: true } : {}) });
    browser = opened.browser;
    const { page } = opened;
    if (site) await developFromSite(page, site);
    await prepare?.(page, { child: server.child, browser });
    const query = new URLSearchParams({ folder, payload: JSON.stringify([["skipWelcome", "true"], ...payload(uri)]) });
    await page.goto(`http://127.0.0.1:${server.listeningOn}/?${query}`);
    return { page, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/**
 * For the browser's extension host, the workbench reads extensions under development from its page, not from the
 * payload.
 */
async function developFromSite(page, site) {
  await page.addInitScript((address) => {
    const observer = new MutationObserver(() => {
      const meta = document.getElementById("vscode-workbench-web-configuration");
      if (!meta) return;
      observer.disconnect();
      const configuration = JSON.parse(meta.dataset.settings);
      configuration.developmentOptions.extensions = [{ scheme: "http", authority: new URL(address).host, path: "/" }];
      meta.dataset.settings = JSON.stringify(configuration);
    });
    observer.observe(document, { childList: true, subtree: true });
  }, site);
}

async function openDesktop({ folder, file, extension, settings, locale }) {
  const { downloadAndUnzipVSCode, resolveCliArgsFromVSCodeExecutablePath } = await import("@vscode/test-electron");
  const work = mkdtempSync(join(tmpdir(), "vscode-"));
  mkdirSync(join(work, "data/User"), { recursive: true });
  writeFileSync(join(work, "data/User/settings.json"), JSON.stringify({ ...calm, ...settings }));
  const executable = await downloadAndUnzipVSCode();
  const isPackage = extension.endsWith(".vsix");
  if (isPackage) {
    const [command, ...args] = resolveCliArgsFromVSCodeExecutablePath(executable);
    const isWindows = process.platform === "win32";
    execFileSync(isWindows ? `"${command}"` : command, [...args.filter((arg) => !/^--(user-data|extensions)-dir/.test(arg)), "--install-extension", extension, `--user-data-dir=${join(work, "data")}`, `--extensions-dir=${join(work, "extensions")}`], { shell: isWindows });
  }
  const app = await _electron.launch({
    executablePath: executable,
    args: [folder, file, ...(isPackage ? [] : [extension, companion].map((path) => `--extensionDevelopmentPath=${path}`)), `--user-data-dir=${join(work, "data")}`, `--extensions-dir=${join(work, "extensions")}`,
      `--locale=${locale}`, "--disable-workspace-trust", "--skip-welcome", "--skip-release-notes", "--no-sandbox"],
  });
  const page = await app.firstWindow();
  page.setDefaultTimeout(patience(60_000));
  await page.setViewportSize(viewport);
  const close = async () => {
    await app.close();
    rmSync(work, { recursive: true, force: true, maxRetries: 5 });
  };
  return { page, close };
}

/**
 * Resolves to VS Code's exit code. 0 alone does not prove that a test ran: a killed extension host also leads to 0.
 * Gives up only if the page has neither printed nor requested anything for `quiet` milliseconds.
 */
export async function runTestsInServer({
  extensionDevelopmentPath,
  extensionTestsPath,
  site,
  folder,
  env,
  quiet,
  onLog = () => {},
}) {
  let settle;
  const exit = new Promise((resolve, reject) => { settle = { resolve, reject }; });
  exit.catch(() => {});
  const timer = setTimeout(() => settle.reject(new Error(`no sign of life for ${quiet} ms`)), quiet);
  let workbench;
  try {
    workbench = await openServer({
      folder, env, site, page: { viewport: small },
      payload: (uri) => (site ? [["extensionTestsPath", extensionTestsPath]] : [["extensionDevelopmentPath", uri(extensionDevelopmentPath)], ["extensionTestsPath", uri(extensionTestsPath)]]),
      prepare: async (page, { child, browser }) => {
        child.once("exit", (code, signal) => settle.reject(new Error(`VS Code's server ended early (${code ?? signal})`)));
        browser.once("disconnected", () => settle.reject(new Error("the browser went away")));
        page.once("crash", () => settle.reject(new Error("the workbench page crashed")));
        page.on("request", () => timer.refresh());
        page.on("console", (message) => {
          timer.refresh();
          if (message.text().startsWith("No extension host found that can launch the test runner")) settle.reject(new Error(message.text()));
        });
        await page.exposeFunction("codeAutomationLog", (_type, words) => onLog(words));
        await page.exposeFunction("codeAutomationExit", settle.resolve);
      },
    });
    return await exit;
  } finally {
    clearTimeout(timer);
    await workbench?.close();
  }
}

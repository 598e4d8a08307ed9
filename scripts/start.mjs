// npm start: shows what the language server finds in examples/, and opens examples/ in an editor with the extension.
import { readdirSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { parseArgs } from "node:util";
import { findProgram } from "./editors/programs.mjs";
import { findingsOf } from "./findings.mjs";
import { needsInstall, nodeProblem, npm, project, run, runNode } from "./prepare.mjs";
import { texts } from "./start-texts.mjs";

/** Ends the command with a message for the user. */
class Stop extends Error {}

const locale = () => process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || "";
let say = texts[locale().toLowerCase().startsWith("zh") ? "zh" : "en"];

function readOptions() {
  let values;
  try {
    ({ values } = parseArgs({ options: { check: { type: "boolean" }, port: { type: "string" }, "no-open": { type: "boolean" }, lang: { type: "string" } } }));
  } catch (error) {
    throw new Stop(`${say.badOption(/'([^']+)'/.exec(error.message)?.[1] ?? error.message)}\n${say.usage}`);
  }
  const language = values.lang ?? (say === texts.zh ? "zh" : "en");
  if (!Object.hasOwn(texts, language)) throw new Stop(`${say.badOption(`--lang ${language}`)}\n${say.usage}`);
  say = texts[language];
  const port = values.port ?? (process.env.PORT || "8123");
  if (!/^\d+$/.test(port) || Number(port) < 1 || Number(port) > 65535) throw new Stop(say.badPort(port));
  return { check: values.check, embedded: values["no-open"], language, port: Number(port) };
}

async function prepare() {
  if (nodeProblem()) throw new Stop(nodeProblem());
  if (needsInstall()) {
    console.log(say.installing);
    const { ok, output } = await npm(["ci", "--no-audit", "--no-fund"]);
    if (!ok) throw new Stop(`${say.installFailed}\n${output.trim().split("\n").slice(-8).join("\n")}`);
  }
  console.log(say.building);
  const { ok, output } = await runNode(["esbuild.mjs"]);
  if (!ok) throw new Stop(`${say.buildFailed}\n${output.trim()}`);
}

const examples = join(project, "examples");
/** The first example in the README. */
const firstExample = join(examples, "try-it.jsonc");

async function showFindings(language) {
  const files = readdirSync(examples, { recursive: true }).map((name) => join(examples, name)).filter((name) => /\.(?:jsonc?|tf)$/.test(name) && statSync(name).isFile()).sort();
  if (files.length === 0) throw new Stop(say.noExamples("examples"));
  const results = await findingsOf(join(project, "dist/server.js"), files, language === "zh" ? "zh-cn" : "en");
  console.log(`\n${say.found("examples")}`);
  for (const { file, findings } of results) {
    console.log(`\n${relative(project, file)}${findings.length === 0 ? `\n  ${say.nothing}` : ""}`);
    for (const { range: { start }, severity, message, code, fixes } of findings) {
      console.log(`  ${start.line + 1}:${start.character + 1}  ${say.severities[severity]}  ${message}  [${code}]`);
      for (const fix of fixes) console.log(`      ${say.fix}${fix}`);
    }
  }
  console.log("");
}

/** Whether a desktop VS Code has opened the folder. `code` itself ends as soon as its window opens. */
async function openDesktop(language) {
  const code = findProgram("code");
  if (!code) return false;
  const args = [`--extensionDevelopmentPath=${project}`, "--new-window", ...(language === "zh" ? ["--locale", "zh-cn"] : []), examples, firstExample];
  // A command file on Windows runs in a shell, which would split paths at spaces.
  const isWindows = process.platform === "win32";
  const { ok, output } = await run(isWindows ? `"${code}"` : code, isWindows ? args.map((argument) => `"${argument}"`) : args, { shell: isWindows, quiet: 30 });
  if (!ok) console.log(`${say.desktopFailed}\n${output.trim()}`);
  return ok;
}

async function openEmbedded({ port, language }) {
  const { openDoor } = await import("./door.mjs");
  const { startVSCodeServer } = await import("./editors/vscode-server.mjs");
  const { default: calm } = await import("./editors/settings.json", { with: { type: "json" } });
  let socket;
  const home = (host) => `/?${new URLSearchParams({ folder: examples, payload: JSON.stringify([["skipWelcome", "true"], ["openFile", `vscode-remote://${host}${firstExample}`]]) })}`;
  // Opens the port before any download, so that a used port is reported first.
  await openDoor({ port, home, socket: () => socket }).catch((error) => {
    throw new Stop(error.code === "EADDRINUSE" ? say.portTaken(port) : error.code === "EACCES" ? say.portForbidden(port) : error.message);
  });
  console.log(say.preparing);
  const stopped = new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => resolve("stopped"));
    // npm sends signals to the shell that started this process, and the shell may end without forwarding them.
    const parent = process.ppid;
    if (process.env.npm_lifecycle_event === "start") setInterval(() => process.ppid !== parent && resolve("stopped"), 500).unref();
  });
  const starting = startVSCodeServer({ listen: "socket", settings: calm, locale: language === "zh" ? "zh-cn" : "en", installed: project })
    .catch((error) => { throw new Stop(`${say.editorFailed}\n${error.message}`); });
  const server = await Promise.race([stopped, starting]);
  if (server === "stopped") return console.log(`\n${say.ended}`);
  socket = server.listeningOn;
  console.log(say.open(`http://127.0.0.1:${port}/`));
  if (process.platform === "linux" && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) console.log(say.noScreen(port));
  console.log(say.end);
  const gone = new Promise((resolve) => { server.child.once("exit", resolve); });
  const reason = await Promise.race([stopped, gone]);
  await server.close();
  if (reason !== "stopped") throw new Stop(say.editorGone);
  console.log(`\n${say.ended}`);
}

try {
  const options = readOptions();
  await prepare();
  await showFindings(options.language);
  console.log(`${say.site}\n`);
  if (!options.check) {
    if (!options.embedded && await openDesktop(options.language)) console.log(say.desktop);
    else await openEmbedded(options);
  }
  process.exit(0);
} catch (error) {
  console.error(error instanceof Stop ? error.message : `${say.unexpected} ${error.message}`);
  process.exit(1);
}

// A real VS Code (the server build of the package code-server) in a cache folder, downloaded from the npm registry
// only.
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const version = "4.139.1"; // = VS Code 1.139.1
const integrity = "sha512-fUYvJVdz4ZoVJfakGiGWXFMpF8K1ObsrpGvX17ZxNpKOzdNHs7lANT670JTr4ZhA8DnWqyvvmFG/d3HV9Yy6ew==";
const nodeVersion = "24.21.0"; // this server needs Node 24, independent of the Node that runs the tests

// Terminal, agents, kerberos, git and most built-in extensions are left out: they need a compiler or are irrelevant.
const packages = ["@microsoft/1ds-core-js", "@microsoft/1ds-post-js", "@parcel/watcher", "@vscode/deviceid", "@vscode/iconv-lite-umd",
  "@vscode/native-watchdog", "@vscode/proxy-agent", "@vscode/ripgrep-universal", "@vscode/spdlog", "@vscode/tree-sitter-wasm",
  "@vscode/vscode-languagedetection", "cookie", "http-proxy-agent", "https-proxy-agent", "jschardet", "minimist", "vscode-oniguruma",
  "vscode-regexpp", "vscode-textmate", "ws", "yauzl", "yazl"];
const extensions = ["configuration-editing", "javascript", "json", "json-language-features", "markdown-basics", "markdown-language-features", "theme-defaults", "theme-seti"];

/** Another selection is another server, so that an older one in the cache is not used for it. */
const selection = createHash("sha256").update([...packages, ...extensions].join()).digest("hex").slice(0, 8);

const cache = resolve(dirname(fileURLToPath(import.meta.url)), "../../node_modules/.cache/vscode-server");

/** The server's folder and its Node; downloaded if necessary (about 10 seconds). */
export async function provisionVSCode() {
  const root = join(cache, `${version}-node-${nodeVersion}-${selection}`);
  const nodePackage = `node-${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  const provisioned = (folder) => ({ node: join(folder, "vscode/node_modules", nodePackage, "bin/node"), serverRoot: join(folder, "vscode") });
  if (existsSync(root)) return provisioned(root);
  if (process.platform === "win32") throw new Error("The embedded VS Code server is not prepared for Windows. Install VS Code and put \"code\" on the PATH.");

  // Created in a temporary folder and renamed, so that an interrupted run leaves no partial server, and parallel runs
  // do not interfere.
  removeLeftDrafts(root);
  const draft = `${root}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    await makeServer(draft, nodePackage);
    if (!existsSync(root)) renameSync(draft, root);
  } catch (error) {
    throw new Error(`VS Code's server could not be fetched from npm's registry: ${error.message.trim()}`, { cause: error });
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
  return provisioned(root);
}

/** Removes temporary folders of killed runs. */
function removeLeftDrafts(root) {
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache).filter((candidate) => join(cache, candidate).startsWith(`${root}.`))) {
    try {
      process.kill(Number(name.split(".").at(-1)), 0); // only checks whether it still runs
    } catch {
      rmSync(join(cache, name), { recursive: true, force: true });
    }
  }
}

function run(file, args, cwd) {
  return new Promise((resolve, reject) => {
    const child = execFile(file, args, { cwd, timeout: 300_000, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      process.off("exit", end);
      if (error) reject(new Error(stderr.trim().split("\n").slice(0, 4).join("\n") || error.message));
      else resolve(stdout);
    });
    const end = () => child.kill();
    process.once("exit", end);
  });
}

async function makeServer(root, nodePackage) {
  const serverRoot = join(root, "vscode");
  const npm = (args, cwd) => run("npm", [...args, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"], cwd);

  const [{ filename }] = Object.values(JSON.parse(await npm(["pack", `code-server@${version}`, "--json"], root)));
  const tarball = join(root, filename);
  const actual = `sha512-${createHash("sha512").update(readFileSync(tarball)).digest("base64")}`;
  if (actual !== integrity) throw new Error(`code-server@${version} has integrity ${actual}, not the one we know`);
  await run("tar", ["xzf", filename, "package/lib/vscode"], root);
  renameSync(join(root, "package/lib/vscode"), serverRoot);
  rmSync(join(root, "package"), { recursive: true });
  rmSync(tarball);

  for (const name of readdirSync(join(serverRoot, "extensions"))) {
    if (!extensions.includes(name)) rmSync(join(serverRoot, "extensions", name), { recursive: true });
  }
  const manifest = JSON.parse(readFileSync(join(serverRoot, "package.json"), "utf8"));
  manifest.dependencies = Object.fromEntries(
    Object.entries(manifest.dependencies).filter(([name]) => packages.includes(name)),
  );
  manifest.dependencies[nodePackage] = nodeVersion;
  writeFileSync(join(serverRoot, "package.json"), JSON.stringify(manifest, null, 1));
  await npm(["install", "--omit=dev"], serverRoot); // versions and hashes come from the shrinkwrap file in the tarball
  symlinkSync("node_modules", join(serverRoot, "node_modules.asar"));
  rmSync(join(serverRoot, "node_modules", nodePackage, "include"), { recursive: true, force: true });
  const ripgrep = join(serverRoot, "node_modules/@vscode/ripgrep-universal/bin");
  for (const name of readdirSync(ripgrep)) {
    if (/^(darwin|linux|win32)-/.test(name) && name !== `${process.platform}-${process.arch}`) rmSync(join(ripgrep, name), { recursive: true });
  }
}

// docs/remote-features.md says that the product has no network access.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path/posix";
import { test } from "node:test";
import ts from "typescript";

const sources = ["server/src", "client/src", "client/site"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts")).map((name) => join(folder, name.replaceAll("\\", "/"))));
const bundles = readdirSync("dist", { recursive: true, encoding: "utf8" }).map((name) => join("dist", name.replaceAll("\\", "/")))
  .filter((name) => name.endsWith(".js") && !name.startsWith("dist/site/")).sort();

/** Names that give a JavaScript program access to a network. */
const ways = /^(?:fetch|XMLHttpRequest|WebSocket|WebTransport|EventSource|RTCPeerConnection|sendBeacon|importScripts)$/;
const modules = /^(?:node:)?(?:http|https|http2|net|tls|dgram|dns|dns\/promises|inspector)$|^(?:undici|axios|node-fetch|ws|@vscode\/extension-telemetry)$/;

/** The identifiers of a source file, and the modules that it loads. */
function namesIn(path: string): { names: Set<string>; loaded: Set<string> } {
  const [names, loaded] = [new Set<string>(), new Set<string>()];
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node)) names.add(node.text);
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) loaded.add(node.moduleSpecifier.text);
    if (ts.isCallExpression(node) && (node.expression.kind === ts.SyntaxKind.ImportKeyword || node.expression.getText() === "require")) {
      const [what] = node.arguments;
      loaded.add(what && ts.isStringLiteralLike(what) ? what.text : "computed");
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.Latest, true));
  return { names, loaded };
}

test("network: our code uses no name that gives access to it", () => {
  assert.ok(sources.length > 200 && sources.some((path) => path.startsWith("client/")));
  for (const path of sources) {
    const { names, loaded } = namesIn(path);
    assert.deepEqual([...names].filter((name) => ways.test(name)), [], path);
    assert.deepEqual([...loaded].filter((name) => modules.test(name) || name === "computed"), [], path);
  }
});

test("network: no bundle loads a module with network access, except for the pipes and sockets of the protocol library", () => {
  const names = ["browser", "catalog", "cli", "extension", "importer", "mcp", "server", "terraform-apis"];
  assert.deepEqual(
    bundles,
    names.map((name) => `dist/${name}.js`),
  );
  for (const path of bundles) {
    const { names, loaded } = namesIn(path);
    assert.deepEqual([...names].filter((name) => ways.test(name)), [], path);
    assert.deepEqual([...loaded].filter((name) => modules.test(name)), path === "dist/extension.js" || path === "dist/server.js" ? ["net"] : [], path);
  }
  const transports = readdirSync("node_modules/vscode-jsonrpc/lib/node", { encoding: "utf8" }).filter((name) => name.endsWith(".js") && /require\("net"\)/.test(readFileSync(`node_modules/vscode-jsonrpc/lib/node/${name}`, "utf8")));
  assert.deepEqual(transports, ["main.js"], "only the protocol library uses sockets");
});

test("network: the manifest starts nothing without a reason and sends nothing", () => {
  const manifest = readFileSync("package.json", "utf8");
  assert.doesNotMatch(manifest, /telemetry|"\*"|onStartupFinished|onUri/);
});

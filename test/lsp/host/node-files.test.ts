import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { CancellationTokenSource } from "vscode-languageserver/node";
import { nodeFiles } from "../../../server/src/lsp/host/node-files.js";
import { largestFile } from "../../../server/src/protocol.js";

/** Creates a folder with these files, passes its URI to the work, and removes it again. */
async function inFolder(files: Readonly<Record<string, string>>, work: (uri: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "files-"));
  try {
    for (const [name, text] of Object.entries(files)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      writeFileSync(join(folder, name), text);
    }
    await work(pathToFileURL(folder).href);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
const never = new CancellationTokenSource().token;

test("files on disk: the same files as in the command line", () => inFolder({
  "a.json": "", "b.jsonc": "", "c.txt": "", "D.JSON": "", "sub/a b#1.json": "", "sub/策略.json": "",
  ".git/config.json": "", ".gitignore": "out/\n", "out/e.json": "", "node_modules/x/package.json": "", "sub/.huawei-iam.json": "",
}, async (uri) => {
  const found = await nodeFiles.find([uri, "vscode-vfs://github/a/b"], never);
  assert.deepEqual(found.map((one) => one.slice(uri.length)).sort(), ["/D.JSON", "/a.json", "/b.jsonc", `/sub/${encodeURIComponent("策略")}.json`, "/sub/.huawei-iam.json", "/sub/a%20b%231.json"]);
  assert.deepEqual(await nodeFiles.find([`${uri}/`], never), found, "a trailing slash changes nothing");
}));

test("files on disk: each file that is found can be read, without its byte order mark", () => inFolder({ "sub/a b#1.json": "\ufeff{}" }, async (uri) => {
  const [found] = await nodeFiles.find([uri], never);
  assert.equal(await nodeFiles.read(found!), "{}");
}));

test("files on disk: missing files, folders, large files and files elsewhere have no text", () => inFolder({ "a.json": "{}", "large.json": " ".repeat(largestFile + 1) }, async (uri) => {
  assert.equal(await nodeFiles.read(`${uri}/a.json`), "{}");
  for (const other of [`${uri}/none.json`, uri, `${uri}/large.json`, "vscode-vfs://github/a/b.json", "untitled:a", "file:///%00"]) assert.equal(await nodeFiles.read(other), undefined, other);
}));

test("files on disk: a file of any size is read to its end", async () => {
  const texts = [0, 1, 65_535, 65_536, 65_537, 200_000].map((size) => "x".repeat(size));
  await inFolder(Object.fromEntries(texts.map((text) => [`${text.length}.json`, text])), async (uri) => {
    for (const text of texts) assert.equal(await nodeFiles.read(`${uri}/${text.length}.json`), text);
  });
});

test("files on disk: a file has no text if its bytes are rejected", () => inFolder({ "a.json": "策略", "b.json": "policy" }, async (uri) => {
  const asked: string[] = [];
  const read = (name: string) => nodeFiles.read(`${uri}/${name}`, (asking, bytes) => {
    asked.push(asking.slice(uri.length + 1), bytes);
    return bytes === "policy";
  });
  assert.deepEqual([await read("a.json"), await read("b.json")], [undefined, "policy"]);
  assert.deepEqual(asked, ["a.json", Buffer.from("策略").toString("latin1"), "b.json", "policy"]);
}));

test("files on disk: a missing folder is empty", async () => {
  assert.deepEqual(await nodeFiles.find(["file:///no/such/folder"], never), []);
});

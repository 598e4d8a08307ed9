// The findings of the language server in some files, requested over stdio like in any editor.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { pathToFileURL } from "node:url";

/** The findings of each file in the order of the text, with the titles of their fixes. */
export async function findingsOf(server, files, locale) {
  // Imported here, because on a new machine the packages are installed after this file is loaded.
  const { createProtocolConnection, StreamMessageReader, StreamMessageWriter } = await import("vscode-languageserver-protocol/node");
  const child = spawn(process.execPath, [server, "--stdio"], { stdio: ["pipe", "pipe", "inherit"] });
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  const ended = new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => reject(new Error(`the language server ended early (${code})`)));
    setTimeout(() => reject(new Error("the language server does not answer")), 60_000).unref();
  });
  connection.listen();
  try {
    return await Promise.race([ended, ask(connection, files, locale)]);
  } finally {
    ended.catch(() => {});
    connection.dispose();
    child.kill();
  }
}

async function ask(connection, files, locale) {
  const published = new Map();
  connection.onNotification("textDocument/publishDiagnostics", ({ uri, diagnostics }) => published.get(uri)?.(diagnostics));
  await connection.sendRequest("initialize", {
    processId: process.pid, locale, rootUri: pathToFileURL(dirname(files[0])).href,
    capabilities: { textDocument: { publishDiagnostics: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } } } },
  });
  await connection.sendNotification("initialized", {});
  const results = [];
  for (const file of files) {
    const uri = pathToFileURL(file).href;
    const diagnostics = new Promise((resolve) => { published.set(uri, resolve); });
    const languageId = file.endsWith(".jsonc") ? "jsonc" : "json";
    await connection.sendNotification("textDocument/didOpen", {
      textDocument: { uri, languageId, version: 1, text: readFileSync(file, "utf8") },
    });
    const findings = (await diagnostics).sort(
      (a, b) => a.range.start.line - b.range.start.line || a.range.start.character - b.range.start.character,
    );
    for (const finding of findings) {
      const context = { diagnostics: [finding], only: ["quickfix"] };
      const actions =
        (await connection.sendRequest("textDocument/codeAction", {
          textDocument: { uri },
          range: finding.range,
          context,
        })) ?? [];
      finding.fixes = actions
        .filter((action) => !action.diagnostics || action.diagnostics.some(({ code }) => code === finding.code))
        .map(({ title }) => title);
    }
    results.push({ name: basename(file), file, findings });
  }
  await connection.sendRequest("shutdown");
  return results;
}

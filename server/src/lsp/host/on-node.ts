import { Console } from "node:console";
import { join } from "node:path";
import { type Connection, createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeHost, readOverlayFile } from "./node-host.js";
import { StdoutWriter } from "./stdout-writer.js";

/** The transport is on the command line: --stdio, --node-ipc, --socket=PORT or --pipe=NAME. */
export const connection = process.argv.includes("--stdio") ? onStdio() : createConnection(ProposedFeatures.all);
export const host = nodeHost({
  pages: join(__dirname, "../docs/rules"),
  apis: join(__dirname, "terraform-apis.txt"),
});
export const readOverlay = readOverlayFile;

function onStdio(): Connection {
  // Messages are the only output, so what a library may log must not be between them.
  globalThis.console = new Console(process.stderr);
  // The library takes a stream and a writer, too, but its typings do not say so. For a stream it ends with the input.
  const output = new StdoutWriter(process.stdout) as unknown as NodeJS.WritableStream;
  return createConnection(ProposedFeatures.all, process.stdin, output);
}

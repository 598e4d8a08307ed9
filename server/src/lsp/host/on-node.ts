import { join } from "node:path";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { nodeHost, readOverlayFile } from "./node-host.js";

/** The transport is on the command line: --stdio, --node-ipc, --socket=PORT or --pipe=NAME. */
export const connection = createConnection(ProposedFeatures.all);
export const host = nodeHost({
  pages: join(__dirname, "../docs/rules"),
  apis: join(__dirname, "terraform-apis.txt"),
});
export const readOverlay = readOverlayFile;

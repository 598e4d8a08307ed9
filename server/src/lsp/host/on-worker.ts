import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from "vscode-languageserver/browser";

export { noHost as host } from "./host.js";

export const connection = createConnection(ProposedFeatures.all, new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis));
/** What a worker knows of files, its client tells it; an overlay is not among it. */
export const readOverlay = undefined;

import {
  BrowserMessageReader,
  BrowserMessageWriter,
  createConnection,
  ProposedFeatures,
} from "vscode-languageserver/browser";

export { noHost as host } from "./host.js";

export const connection = createConnection(
  ProposedFeatures.all,
  new BrowserMessageReader(globalThis),
  new BrowserMessageWriter(globalThis),
);
/** In a worker the client provides all files, and overlays are not supported. */
export const readOverlay = undefined;

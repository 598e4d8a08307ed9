import packed from "packed-catalog";
import { BrowserMessageReader, BrowserMessageWriter, createConnection, ProposedFeatures } from "vscode-languageserver/browser";
import { catalogues } from "./catalogues.js";
import { startServer } from "./server.js";

/** Put in by esbuild.mjs. */
declare const PRODUCT_VERSION: string;

// The server in a worker of a browser. It has no files of its own: what it knows of them, the client tells it.
startServer(
  createConnection(ProposedFeatures.all, new BrowserMessageReader(globalThis), new BrowserMessageWriter(globalThis)),
  catalogues(packed),
  { name: "huawei-iam", version: PRODUCT_VERSION },
);

import packed from "packed-catalog";
import { join } from "node:path";
import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { catalogues } from "./catalogues.js";
import { nodeHost, readOverlayFile } from "./node-host.js";
import { startServer } from "./server.js";

/** Put in by esbuild.mjs. */
declare const PRODUCT_VERSION: string;

// The transport is on the command line: --stdio, --node-ipc, --socket=PORT or --pipe=NAME.
startServer(
  createConnection(ProposedFeatures.all),
  catalogues(packed, readOverlayFile),
  { name: "huawei-iam", version: PRODUCT_VERSION },
  nodeHost(join(__dirname, "../docs/rules")),
);

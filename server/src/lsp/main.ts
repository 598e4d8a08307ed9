import packed from "compact-catalog";
import { agentServerWord } from "../agent-options.js";
import { catalogs } from "./state/catalogs.js";
import { startServer } from "./server.js";

/** Defined by esbuild.mjs. */
declare const PRODUCT_VERSION: string;

// For coding agents, our client starts the same file, because it contains the catalog.
const agentOptions =
  typeof process !== "undefined" && process.argv[2] === agentServerWord ? (process.argv[3] ?? "") : undefined;
if (agentOptions !== undefined)
  void import("./host/serve-agents.js").then(({ serveAgents }) => serveAgents(packed, PRODUCT_VERSION, agentOptions));
else startLanguageServer();

// The same file runs as a Node process and as a browser worker, and loads only the half that it needs.
function startLanguageServer(): void {
  const place = typeof process === "undefined" ? import("./host/on-worker.js") : import("./host/on-node.js");
  void place.then(({ connection, host, readOverlay }) => {
    startServer(connection, catalogs(packed, readOverlay), { name: "huawei-iam", version: PRODUCT_VERSION }, host);
  });
}

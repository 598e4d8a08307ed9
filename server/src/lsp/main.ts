import packed from "packed-catalog";
import { catalogs } from "./state/catalogs.js";
import { startServer } from "./server.js";

/** Put in by esbuild.mjs. */
declare const PRODUCT_VERSION: string;

// One file runs as a process of Node and as a worker of a browser, and only what belongs to the one that runs is loaded.
const place = typeof process === "undefined" ? import("./host/on-worker.js") : import("./host/on-node.js");
void place.then(({ connection, host, readOverlay }) => {
  startServer(connection, catalogs(packed, readOverlay), { name: "huawei-iam", version: PRODUCT_VERSION }, host);
});

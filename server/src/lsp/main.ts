import packed from "packed-catalog";
import { catalogs } from "./state/catalogs.js";
import { startServer } from "./server.js";

/** Defined by esbuild.mjs. */
declare const PRODUCT_VERSION: string;

// The same file runs as a Node process and as a browser worker, and loads only the half that it needs.
const place = typeof process === "undefined" ? import("./host/on-worker.js") : import("./host/on-node.js");
void place.then(({ connection, host, readOverlay }) => {
  startServer(connection, catalogs(packed, readOverlay), { name: "huawei-iam", version: PRODUCT_VERSION }, host);
});

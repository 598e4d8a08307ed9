#!/usr/bin/env node
import { processIo } from "./terminal/io.js";
import { run } from "./run.js";

/** Put in by esbuild.mjs. */
declare const PRODUCT_VERSION: string;

// The exit code is left for the process to end with by itself, so that a pipe gets all that was written.
void run(process.argv.slice(2), processIo(), PRODUCT_VERSION).then((code) => {
  process.exitCode = code;
});

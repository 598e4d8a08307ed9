#!/usr/bin/env node
import { processIo } from "./terminal/io.js";
import { run } from "./run.js";

/** Defined by esbuild.mjs. */
declare const PRODUCT_VERSION: string;

// Sets the exit code without ending the process, so that a pipe receives the whole output.
void run(process.argv.slice(2), processIo(), PRODUCT_VERSION).then((code) => {
  process.exitCode = code;
});

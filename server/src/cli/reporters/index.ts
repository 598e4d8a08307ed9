import { github } from "./github.js";
import { gitlab } from "./gitlab.js";
import { json } from "./json.js";
import { junit } from "./junit.js";
import type { Reporter } from "./reporter.js";
import { sarif } from "./sarif.js";
import { text } from "./text.js";

/** The reporters by the name of their format. */
export const reporters: Readonly<Record<string, Reporter>> = { text, json, sarif, junit, github, gitlab };

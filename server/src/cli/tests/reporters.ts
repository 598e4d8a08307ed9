import { testsToJson } from "./json.js";
import { testsToJunit } from "./junit.js";
import type { TestReporter } from "./reporter.js";
import { testsToText } from "./text.js";

/** The reporters by the name of their format. */
export const testReporters: Readonly<Record<string, TestReporter>> = {
  text: testsToText,
  junit: testsToJunit,
  json: testsToJson,
};

import { activationTests } from "./activation.js";
import { agentTests } from "./agents.js";
import { configurationTests } from "./configuration.js";
import { editingTests } from "./editing.js";
import { findTests } from "./find.js";
import { exportTests } from "./export.js";
import { hoverTests } from "./hover.js";
import { needsTests } from "./needs.js";
import { policyTestTests } from "./policy-tests.js";
import { recognitionTests } from "./recognition.js";
import { refactoringTests } from "./refactoring.js";
import { seedTests } from "./seed.js";
import { quietTests } from "./quiet.js";
import type { Tests } from "./steps.js";
import { version5Tests } from "./version-5.js";
import { workspaceTests } from "./workspace.js";

/** Tests for every extension host, so they need no Node. */
export const sharedTests: Tests = {
  ...activationTests,
  ...seedTests,
  ...recognitionTests,
  ...configurationTests,
  ...editingTests,
  ...exportTests,
  ...findTests,
  ...hoverTests,
  ...needsTests,
  ...policyTestTests,
  ...refactoringTests,
  ...quietTests,
  ...version5Tests,
  ...workspaceTests,
  ...agentTests,
};

/** What a run reports: each test as soon as it has ended, and last that all did. */
export type Report = { readonly title: string; readonly error?: string } | { readonly complete: true };

/** Runs tests one by one and reports after each. Throws if one failed, because VS Code expects that. */
export async function runTests(all: Tests, report: (report: Report) => void): Promise<void> {
  let failed = 0;
  for (const [title, work] of Object.entries(all)) {
    const start = Date.now();
    try {
      await work();
      report({ title: `${title} (${Date.now() - start} ms)` });
    } catch (error) {
      failed++;
      report({ title, error: error instanceof Error ? error.stack ?? error.message : String(error) });
    }
  }
  report({ complete: true });
  if (failed > 0) throw new Error(`${failed} of ${Object.keys(all).length} tests failed`);
}

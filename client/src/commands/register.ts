import { commands, type Disposable } from "vscode";
import type { App, Command } from "./command.js";
import { compareGrants } from "./compare-grants.js";
import { convertTo11, convertTo50 } from "./convert-policy.js";
import { copyPolicy } from "./copy-policy.js";
import { explainPolicy } from "./explain-policy.js";
import { findAction } from "./find-action.js";
import { fixAll } from "./fix-all.js";
import { newPolicy } from "./new-policy.js";
import { policyForTerraform } from "./policy-for-terraform.js";
import { policyFromLog } from "./policy-from-log.js";
import { restartServer } from "./restart-server.js";
import { showCatalog } from "./show-catalog.js";
import { showOutput } from "./show-output.js";
import { whoGrants } from "./who-grants.js";
import { showReason } from "./show-reason.js";

const all: readonly Command[] = [
  compareGrants,
  convertTo11,
  convertTo50,
  copyPolicy,
  explainPolicy,
  findAction,
  fixAll,
  newPolicy,
  policyForTerraform,
  policyFromLog,
  restartServer,
  showCatalog,
  showOutput,
  showReason,
  whoGrants,
];

/** Registers our commands. */
export function registerCommands(app: App): Disposable[] {
  return all.map(({ id, run }) => commands.registerCommand(id, (...args: unknown[]) => run(app, ...args)));
}

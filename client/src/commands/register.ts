import { commands, type Disposable } from "vscode";
import type { App, Command } from "./command.js";
import { restartServer } from "./restart-server.js";
import { showOutput } from "./show-output.js";
import { showReason } from "./show-reason.js";

const all: readonly Command[] = [restartServer, showOutput, showReason];

/** Makes our commands known to the editor. */
export function registerCommands(app: App): Disposable[] {
  return all.map(({ id, run }) => commands.registerCommand(id, (...args: unknown[]) => run(app, ...args)));
}

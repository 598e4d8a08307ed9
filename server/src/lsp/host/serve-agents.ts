import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { argumentProblem } from "../../agents/argument-problem.js";
import { folderFiles } from "../../agents/folder-files.js";
import { instructions, servedTools } from "../../agents/served-tools.js";
import { editions } from "../../core/catalog/load/load.js";
import { format } from "../../core/text/message.js";
import type { AgentServerOptions } from "../../agent-options.js";
import { catalogs } from "../state/catalogs.js";
import { readOverlayFile } from "./node-host.js";

/** Serves the tools for coding agents, as our own client starts this bundle: `server.js mcp <options as JSON>`. */
export async function serveAgents(packed: string, version: string, json: string): Promise<void> {
  const { language, folders, edition, overlay } = JSON.parse(json) as AgentServerOptions;
  const log = (line: string) => void process.stderr.write(`huawei-iam: ${line}\n`);
  // A folder of the workspace may have been deleted.
  const existing = folders.filter((folder) => existsSync(folder));
  const catalog = () => {
    const choice = { edition: editions.find((one) => one === edition) ?? editions[0], overlay };
    const workspace = folders[0] === undefined ? undefined : pathToFileURL(folders[0]).href;
    const { catalog: found, problem } = catalogs(packed, readOverlayFile)(choice, workspace);
    if (problem) log(format(problem.text, problem.args, language));
    return found;
  };
  const { serveTools } = await import("../../mcp/serve.js");
  const isClosed = await serveTools(
    servedTools({ language, files: existing.length > 0 ? folderFiles(existing) : undefined, catalog }),
    { version, instructions: instructions[language], describeError: argumentProblem(language) },
    log,
  );
  if (!isClosed) process.exitCode = 1;
}

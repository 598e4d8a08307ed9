import * as vscode from "vscode";
import { agentServerWord, type AgentServerOptions } from "../../server/src/agent-options.js";

/** What VS Code 1.101 and newer have for agents; the typings are those of the oldest version that we support. */
interface AgentHost {
  readonly lm?: {
    registerMcpServerDefinitionProvider?(id: string, provider: AgentServerProvider): vscode.Disposable;
  };
  readonly McpStdioServerDefinition?: new (
    label: string,
    command: string,
    args: string[],
    env: Record<string, string>,
    version: string,
  ) => object;
}

/** Tells the editor which server it may start for an agent. */
export interface AgentServerProvider {
  readonly onDidChangeMcpServerDefinitions: vscode.Event<void>;
  provideMcpServerDefinitions(): object[];
}

/** The server in the process of the editor: our bundle, run by the Node of the extension host. */
interface AgentServer {
  readonly node: string;
  readonly bundle: string;
  readonly version: string;
}

/**
 * Offers our tools to agents if this editor can start servers for them. The editor asks the user before it starts one.
 * Returns nothing to dispose of in an editor that cannot.
 */
export function registerAgentServer(
  { node, bundle, version }: AgentServer,
  log: Pick<vscode.LogOutputChannel, "info">,
  host: AgentHost = vscode as AgentHost,
): vscode.Disposable[] {
  const { lm, McpStdioServerDefinition: Definition } = host;
  if (!lm?.registerMcpServerDefinitionProvider || !Definition) return [];
  const changed = new vscode.EventEmitter<void>();
  const provider: AgentServerProvider = {
    onDidChangeMcpServerDefinitions: changed.event,
    provideMcpServerDefinitions() {
      if (!vscode.workspace.getConfiguration("huaweiIam").get("agents.enable", true)) return [];
      const args = [bundle, agentServerWord, JSON.stringify(optionsNow())];
      // On a desktop, the Node of the extension host is the editor itself.
      return [new Definition("Huawei IAM", node, args, { ELECTRON_RUN_AS_NODE: "1" }, version)];
    },
  };
  const mayChange = (event: vscode.ConfigurationChangeEvent) =>
    ["agents", "language", "catalog"].some((name) => event.affectsConfiguration(`huaweiIam.${name}`));
  try {
    return [
      lm.registerMcpServerDefinitionProvider("huaweiIam", provider),
      changed,
      vscode.workspace.onDidChangeConfiguration((event) => void (mayChange(event) && changed.fire())),
      vscode.workspace.onDidChangeWorkspaceFolders(() => changed.fire()),
      vscode.workspace.onDidGrantWorkspaceTrust(() => changed.fire()),
    ];
  } catch (error) {
    // Editors based on VS Code may have the function and refuse it.
    log.info(String(error));
    changed.dispose();
    return [];
  }
}

/** The agent may read the workspace, if it is trusted and on this machine. */
function optionsNow(): AgentServerOptions {
  const settings = vscode.workspace.getConfiguration("huaweiIam");
  const language = settings.get("language", "auto");
  const overlay = settings.get("catalog.overlay", "");
  const folders = vscode.workspace.isTrusted ? (vscode.workspace.workspaceFolders ?? []) : [];
  return {
    language: (language === "auto" ? vscode.env.language : language).toLowerCase().startsWith("zh") ? "zh" : "en",
    folders: folders.filter(({ uri }) => uri.scheme === "file").map(({ uri }) => uri.fsPath),
    edition: settings.get("catalog.edition", "huaweicloud"),
    ...(overlay === "" ? {} : { overlay }),
  };
}

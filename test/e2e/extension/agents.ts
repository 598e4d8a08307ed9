import assert from "node:assert/strict";
import * as vscode from "vscode";
import { type AgentServerProvider, registerAgentServer } from "../../../client/src/agent-server.js";
import { extension, type Tests, until } from "./steps.js";

/** A definition as VS Code's own class keeps it. */
class Definition {
  constructor(
    readonly label: string,
    readonly command: string,
    readonly args: string[],
    readonly env: Record<string, string>,
    readonly version: string,
  ) {}
}

interface Manifest {
  readonly contributes: { readonly mcpServerDefinitionProviders: readonly { readonly id: string }[] };
}

const server = { node: "/node", bundle: "/a b/server.js", version: "1.2.3" };
const log = { info: () => undefined };

/** Registers with a host that only keeps the provider. */
function registered() {
  const kept: { id: string; provider: AgentServerProvider }[] = [];
  const lm = {
    registerMcpServerDefinitionProvider(id: string, provider: AgentServerProvider) {
      kept.push({ id, provider });
      return { dispose: () => undefined };
    },
  };
  const disposables = registerAgentServer(server, log, { lm, McpStdioServerDefinition: Definition });
  return { ...kept[0]!, dispose: () => disposables.forEach((one) => void one.dispose()) };
}

/** A setting for the duration of a test. */
async function withSetting(name: string, value: unknown, work: () => Promise<void>): Promise<void> {
  const settings = () => vscode.workspace.getConfiguration("huaweiIam");
  await settings().update(name, value, vscode.ConfigurationTarget.Global);
  try {
    await work();
  } finally {
    await settings().update(name, undefined, vscode.ConfigurationTarget.Global);
  }
}

export const agentTests: Tests = {
  "the tools for agents are registered where the editor has servers for them, and not in a browser": async () => {
    const api = await extension().activate() as { isOfferedToAgents?: boolean };
    // The entry for browsers does not even ask, because nothing can be started there.
    const isNode = api.isOfferedToAgents !== undefined;
    assert.equal(api.isOfferedToAgents ?? false, isNode && "registerMcpServerDefinitionProvider" in vscode.lm);
    assert.equal(isNode, vscode.workspace.workspaceFolders?.[0]?.uri.scheme === "file");
  },
  "the id of the tools is the one of the manifest": async () => {
    const { id, dispose } = registered();
    const { mcpServerDefinitionProviders: declared } = (extension().packageJSON as Manifest).contributes;
    assert.deepEqual(declared.map((one) => one.id), [id]);
    dispose();
    return Promise.resolve();
  },
  "an agent's server is our bundle, with the folders of the workspace": async () => {
    const { provider, dispose } = registered();
    const [definition] = provider.provideMcpServerDefinitions() as Definition[];
    const { command, args, env, version } = definition!;
    assert.deepEqual([command, args.slice(0, 2), version], ["/node", ["/a b/server.js", "mcp"], "1.2.3"]);
    assert.deepEqual(env, { ELECTRON_RUN_AS_NODE: "1" });
    const { folders, language, edition } = JSON.parse(args[2]!) as Record<string, unknown>;
    const onDisk = (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file");
    assert.deepEqual(folders, onDisk.map(({ uri }) => uri.fsPath));
    assert.deepEqual([language, edition], ["en", "huaweicloud"]);
    dispose();
    return Promise.resolve();
  },
  "the setting turns the tools for agents off, and a changed language is passed on": async () => {
    const { provider, dispose } = registered();
    let changes = 0;
    const listening = provider.onDidChangeMcpServerDefinitions(() => void changes++);
    await withSetting("agents.enable", false, async () => {
      await until("the change", () => changes > 0);
      assert.deepEqual(provider.provideMcpServerDefinitions(), []);
    });
    changes = 0;
    await withSetting("language", "zh-cn", async () => {
      await until("the change", () => changes > 0);
      const [definition] = provider.provideMcpServerDefinitions() as Definition[];
      assert.equal((JSON.parse(definition!.args[2]!) as { language: string }).language, "zh");
    });
    listening.dispose();
    dispose();
  },
  "an editor without servers for agents, or one that refuses them, loses nothing else": () => {
    assert.deepEqual(registerAgentServer(server, log, {}), []);
    assert.deepEqual(registerAgentServer(server, log, { lm: {}, McpStdioServerDefinition: Definition }), []);
    const refused: string[] = [];
    const lm = { registerMcpServerDefinitionProvider: (): never => { throw new Error("not allowed here"); } };
    const refusing = { lm, McpStdioServerDefinition: Definition };
    assert.deepEqual(registerAgentServer(server, { info: (text) => void refused.push(text) }, refusing), []);
    assert.deepEqual(refused, ["Error: not allowed here"]);
    return Promise.resolve();
  },
};

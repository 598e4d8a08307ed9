// How our client has the editor start the tools for coding agents: `dist/server.js mcp <options as JSON>`.

/** The word after the name of the bundle. */
export const agentServerWord = "mcp";

export interface AgentServerOptions {
  readonly language: "en" | "zh";
  /** The paths of the folders whose files agents may read. */
  readonly folders: readonly string[];
  readonly edition: string;
  readonly overlay?: string;
}

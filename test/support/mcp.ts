import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";

export type McpClient = Client;

/** Starts a server as an agent does, with the client of the SDK, and ends it. */
export async function withMcp(
  command: string,
  args: readonly string[],
  work: (client: Client) => Promise<void>,
  cwd?: string,
): Promise<void> {
  const transport = new StdioClientTransport({ command, args: [...args], env: { ...process.env as Record<string, string>, LANG: "en_US.UTF-8", LC_ALL: "en_US.UTF-8" }, ...(cwd === undefined ? {} : { cwd }) });
  const client = new Client({ name: "test", version: "1.0.0" });
  await client.connect(transport);
  try {
    await work(client);
  } finally {
    await client.close();
  }
}

/** The result of a tool: its structured content, and its text. */
export async function resultOf(client: Client, name: string, args: Readonly<Record<string, unknown>>) {
  const result = await client.callTool({ name, arguments: args });
  const [first] = result.content as { type: string; text: string }[];
  return { structuredContent: result.structuredContent, text: first?.text ?? "", isError: result.isError === true };
}

/** The error of the protocol for a call. */
export async function errorOf(client: Client, name: string, args: Readonly<Record<string, unknown>>): Promise<string> {
  return client.callTool({ name, arguments: args }).then(() => "no error", (error: Error) => error.message);
}

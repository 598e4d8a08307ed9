import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { CallToolRequestSchema, ErrorCode, ListToolsRequestSchema, McpError } from "@modelcontextprotocol/sdk/types.js";
import { AjvJsonSchemaValidator } from "@modelcontextprotocol/sdk/validation/ajv";
import type { ServedTool } from "../agents/served-tools.js";

/** What a client learns when it connects. */
export interface McpServerInfo {
  readonly version: string;
  readonly instructions: string;
  /** A template with `{reason}` for arguments that do not conform to the schema of a tool. */
  readonly invalid: string;
}

/** The tools read and compute; they change nothing, and nothing outside of this machine is involved. */
const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/**
 * Serves the tools over standard input and output by the Model Context Protocol. Resolves when the client has closed
 * the connection. Errors of the transport go to `log`.
 */
export async function serveTools(
  tools: readonly ServedTool[],
  { version, instructions, invalid }: McpServerInfo,
  log: (line: string) => void,
): Promise<void> {
  const server = new Server(
    { name: "huawei-iam", title: "Huawei Cloud IAM", version },
    { capabilities: { tools: {} }, instructions },
  );
  const validator = new AjvJsonSchemaValidator();
  const checks = new Map(tools.map(({ name, inputSchema }) => [name, validator.getValidator(inputSchema)]));
  server.setRequestHandler(ListToolsRequestSchema, () => ({
    tools: tools.map(({ name, title, description, inputSchema, outputSchema }) => ({
      name,
      title,
      description,
      inputSchema: { ...inputSchema, type: "object" as const },
      outputSchema: { ...outputSchema, type: "object" as const },
      annotations: { title, ...annotations },
    })),
  }));
  server.setRequestHandler(CallToolRequestSchema, async ({ params }, { signal }) => {
    const { name, arguments: args = {} } = params;
    const tool = tools.find((one) => one.name === name);
    if (!tool) throw new McpError(ErrorCode.InvalidParams, `Unknown tool: ${name}`);
    const check = checks.get(name)!(args);
    if (!check.valid) return problem(invalid.replace("{reason}", () => check.errorMessage ?? ""));
    // A notification of cancellation that has already arrived is read first.
    await new Promise((done) => void setImmediate(done));
    signal.throwIfAborted();
    const answer = await tool.run(args, signal);
    if ("problem" in answer) return problem(answer.problem);
    return {
      content: [{ type: "text" as const, text: JSON.stringify(answer.value) }],
      structuredContent: answer.value as Record<string, unknown>,
    };
  });
  server.onerror = ({ message }) => log(message);
  const closed = new Promise<void>((done) => {
    server.onclose = done;
    process.stdin.once("end", done).once("close", done);
  });
  await server.connect(new StdioServerTransport());
  await closed;
}

/** An error that the agent reads and can correct. */
function problem(sentence: string) {
  return { content: [{ type: "text" as const, text: sentence }], isError: true };
}

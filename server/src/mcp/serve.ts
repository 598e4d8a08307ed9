import { Server } from "@modelcontextprotocol/sdk/server/index.js";
import { StdioServerTransport } from "@modelcontextprotocol/sdk/server/stdio.js";
import { CallToolRequestSchema, ErrorCode, ListToolsRequestSchema, McpError } from "@modelcontextprotocol/sdk/types.js";
import { Ajv } from "ajv";
import type { SchemaError } from "../agents/argument-problem.js";
import type { ServedTool } from "../agents/served-tools.js";

/** What a client learns when it connects. */
export interface McpServerInfo {
  readonly version: string;
  readonly instructions: string;
  /** One sentence about arguments that do not conform to the schema of a tool, whose arguments are `known`. */
  describeError(error: SchemaError, known: readonly string[]): string;
}

/** The longest message in bytes: the longest text that a tool accepts, with room for escapes and other scripts. */
const longestMessage = 64 * 1024 * 1024;

/** The tools read and compute; they change nothing, and nothing outside of this machine is involved. */
const annotations = { readOnlyHint: true, destructiveHint: false, idempotentHint: true, openWorldHint: false };

/**
 * Serves the tools over standard input and output by the Model Context Protocol. Resolves when the connection
 * has ended: to true if the client closed it, to false after an error. Errors of the transport go to `log`.
 */
export async function serveTools(
  tools: readonly ServedTool[],
  { version, instructions, describeError }: McpServerInfo,
  log: (line: string) => void,
): Promise<boolean> {
  const server = new Server(
    { name: "huawei-iam", title: "Huawei Cloud IAM", version },
    { capabilities: { tools: {} }, instructions },
  );
  const validator = new Ajv({ strict: false });
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
    const [error] = validator.validate(tool.inputSchema, args) ? [] : (validator.errors ?? []);
    if (error) return problem(describeError(error, Object.keys(tool.inputSchema["properties"] ?? {})));
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
  const closed = new Promise<boolean>((done) => {
    server.onclose = () => { done(false); };
    const end = () => { done(true); };
    process.stdin.once("end", end).once("close", end);
  });
  await server.connect(new StdioServerTransport(process.stdin, process.stdout, { maxBufferSize: longestMessage }));
  return closed;
}

/** An error that the agent reads and can correct. */
function problem(sentence: string) {
  return { content: [{ type: "text" as const, text: sentence }], isError: true };
}

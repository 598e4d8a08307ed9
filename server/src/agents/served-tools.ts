import type { Catalog } from "../core/catalog/catalog.js";
import { lazily } from "../core/text/lazily.js";
import { type Bilingual, format, type Language } from "../core/text/message.js";
import type { FileAccess } from "./file-access.js";
import { schemaIn } from "./schema.js";
import { ToolProblem } from "./tool.js";
import { agentTools } from "./tools/index.js";

/** A tool in one language, ready to be served over any protocol. */
export interface ServedTool {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly inputSchema: Record<string, unknown>;
  readonly outputSchema: Record<string, unknown>;
  /** The arguments conform to `inputSchema`. */
  run(args: Readonly<Record<string, unknown>>, signal: AbortSignal): Promise<ToolAnswer>;
}

/** An answer that conforms to `outputSchema`, or one sentence about what the agent can correct. */
export type ToolAnswer = { readonly value: object } | { readonly problem: string };

/** What the server needs for its tools. */
export interface ToolHost {
  readonly language: Language;
  readonly files: FileAccess | undefined;
  /** Called at the first call of a tool, so that a server that is only started costs little. */
  catalog(): Catalog;
}

/** The tools of a server. Without access to files there are no tools and no arguments for them. */
export function servedTools({ language, files, catalog }: ToolHost): ServedTool[] {
  const known = lazily(catalog);
  return agentTools
    .filter(({ needsFiles }) => !needsFiles || files)
    .map((tool): ServedTool => ({
      name: tool.name,
      title: tool.title[language],
      description: tool.description[language],
      inputSchema: schemaIn(tool.input(files !== undefined), language),
      outputSchema: schemaIn(tool.output, language),
      async run(args, signal) {
        try {
          return { value: await tool.run(args, { catalog: known(), language, files, signal }) };
        } catch (error) {
          if (error instanceof ToolProblem) return { problem: format(error.template, error.args, language) };
          throw error;
        }
      },
    }));
}

/** What an agent reads about the server as a whole. */
export const instructions: Bilingual = {
  en: "Facts and checks for Huawei Cloud IAM policies, offline. Do not guess action names: find them with find_actions. Check every policy that you write with lint_policy and correct what it reports. Add permissions only if the user's task needs them. Answers name their sources; 'omitted' counts what an answer leaves out.",
  zh: "离线提供华为云 IAM 策略的资料和检查。不要猜测授权项名称，请用 find_actions 查询；编写的策略都用 lint_policy 检查并改正所报告的问题；只添加用户任务所需的权限。结果注明出处，omitted 为未返回的条数。",
};

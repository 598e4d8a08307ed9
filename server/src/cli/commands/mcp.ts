import { statSync } from "node:fs";
import { resolve } from "node:path";
import { argumentProblem } from "../../agents/argument-problem.js";
import { folderFiles } from "../../agents/folder-files.js";
import { instructions, servedTools } from "../../agents/served-tools.js";
import { catalogOptions, type Command } from "./command.js";
import { exit, UsageProblem } from "../arguments/usage.js";

export const mcpCommand: Command = {
  name: "mcp",
  takes: "[--folder <folder>]",
  summary: { en: "Starts a server with read-only tools for coding agents (MCP).", zh: "启动供编程智能体使用的只读工具服务器（MCP）。" },
  notes: [
    {
      en: "An agent starts this command and talks to it over standard input and output. The tools find and look up actions, and\ncheck, explain and compute policies. They change nothing and open no network connection.",
      zh: "由智能体启动，通过标准输入输出通信。工具用于查询授权项，检查、解读和生成策略；不作任何修改，不联网。",
    },
    {
      en: "Without --folder no file can be read, and the agent passes texts. With it, the agent may also name files in it.",
      zh: "不带 --folder 时不能读取任何文件，由智能体传入文本；带有该选项时，智能体还可指定这些文件夹中的文件。",
    },
  ],
  examples: ["huawei-iam mcp", "huawei-iam mcp --folder policies --folder infra"],
  options: {
    folder: { type: "string", multiple: true, value: "<folder>", text: { en: "folder whose files may be read; may be repeated", zh: "允许读取其中文件的文件夹，可重复" } },
    ...catalogOptions,
  },
  async run({ io, language, version, say, catalog }, { options, positionals }) {
    if (positionals[0] !== undefined) throw new UsageProblem(tooMany, { word: positionals[0] });
    const folders = options.values("folder").map((name) => existing(name, io.cwd));
    // An invalid overlay is reported at the start and not as an answer to the agent.
    if (options.has("overlay")) catalog();
    if (io.inIsTerminal) io.err(`${say(waits)}\n`);
    const files = folders.length > 0 ? folderFiles(folders) : undefined;
    const { serveTools } = await import("../../mcp/serve.js");
    const isClosed = await serveTools(
      servedTools({ language, files, catalog }),
      { version, instructions: say(instructions), describeError: argumentProblem(language) },
      (line) => io.err(`huawei-iam mcp: ${line}\n`),
    );
    return isClosed ? exit.clean : exit.usage;
  },
};

function existing(name: string, cwd: string): string {
  const path = resolve(cwd, name);
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw new UsageProblem(noFolder, { name });
  return path;
}

const tooMany = { en: "Unexpected argument '{word}'. A folder that the agent may read is given as --folder {word}.", zh: "此处不需要“{word}”。允许智能体读取的文件夹用 --folder {word} 指定。" };
const noFolder = { en: "--folder {name}: there is no such folder.", zh: "--folder {name}：该文件夹不存在。" };
const waits = { en: "The server waits for messages of an agent on standard input. Ctrl+C ends it.", zh: "服务器正在等待智能体从标准输入发送消息，按 Ctrl+C 结束。" };

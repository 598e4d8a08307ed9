import type { Command } from "./command.js";
import { exit, UsageProblem } from "../arguments/usage.js";

/** The ways in which an editor can talk to the server. The protocol library reads them from the command line itself. */
const transports = ["stdio", "socket", "pipe", "node-ipc"];

export const lspCommand: Command = {
  name: "lsp",
  takes: "[--stdio | --socket=<port> | --pipe=<name>]",
  summary: { en: "Starts the language server for an editor.", zh: "启动语言服务器，供编辑器使用。" },
  notes: [
    {
      en: "An editor starts this command and keeps it running. Without an option it uses standard input and output.",
      zh: "由编辑器启动并保持运行。不带选项时通过标准输入输出通信。",
    },
    {
      en: "The language of messages and the rules are settings of the editor (section huaweiIam), not options.",
      zh: "消息语言和规则由编辑器设置（huaweiIam 一节）决定，不是命令行选项。",
    },
  ],
  examples: ["huawei-iam lsp --stdio"],
  options: {
    stdio: { type: "boolean", text: { en: "use standard input and output (default)", zh: "通过标准输入输出通信（默认）" } },
    socket: { type: "string", value: "<port>", text: { en: "connect to a port of this machine", zh: "连接本机的端口" } },
    pipe: { type: "string", value: "<name>", text: { en: "connect to a named pipe or a Unix socket", zh: "连接命名管道或 Unix 套接字" } },
    "node-ipc": { type: "boolean", text: { en: "use the IPC channel of Node.js", zh: "使用 Node.js 的 IPC 通道" } },
    clientProcessId: { type: "string", value: "<pid>", text: { en: "end when this process has ended", zh: "该进程结束时随之退出" } },
  },
  async run({ io, say }, { options, positionals }) {
    if (positionals[0] !== undefined) throw new UsageProblem(tooMany, { word: positionals[0] });
    const given = transports.filter((name) => options.has(name));
    if (given.length > 1) throw new UsageProblem(oneOnly, { first: `--${given[0]!}`, second: `--${given[1]!}` });
    const port = options.value("socket");
    if (port !== undefined && !isPort(port)) throw new UsageProblem(notAPort, { port });
    if (options.has("node-ipc") && process.send === undefined) throw new UsageProblem(noChannel);
    if (given.length === 0) process.argv.push("--stdio");
    if (port === undefined && !options.has("pipe") && io.inIsTerminal) io.err(`${say(waits)}\n`);
    await import("../../lsp/main.js");
    return exit.clean;
  },
};

function isPort(text: string): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;
}

const tooMany = { en: "Unexpected argument '{word}': this command takes no files; the editor opens them.", zh: "此处不需要“{word}”：文件由编辑器打开，不在命令行中指定。" };
const oneOnly = { en: "{first} and {second} exclude each other.", zh: "{first} 与 {second} 不能同时使用。" };
const notAPort = { en: "--socket takes a port from 1 to 65535, not \"{port}\".", zh: "--socket 须为 1 到 65535 的端口号，不能是“{port}”。" };
const noChannel = { en: "--node-ipc works only if a program for Node.js starts this command with an IPC channel.", zh: "只有 Node.js 程序以 IPC 通道启动本命令时才能使用 --node-ipc。" };
const waits = { en: "The language server waits for messages of an editor on standard input. Ctrl+C ends it.", zh: "语言服务器正在等待编辑器从标准输入发送消息，按 Ctrl+C 结束。" };

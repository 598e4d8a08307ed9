import { callTo } from "../read-call.js";
import type { CallFormat } from "./format.js";

/**
 * Commands of KooCLI: `hcloud VPC ShowVpc/v3 --…`. The output of `--debug` and `--dryrun` below belongs to the command.
 * Source: support.huaweicloud.com/usermanual-hcli, hcli_05_03 and hcli_05_14, 2022-08-31.
 */
export const koocli: CallFormat = {
  id: "koocli",
  isCommand: (line) => command.test(line),
  read(line) {
    const [, product, name, version] = command.exec(line) ?? [];
    if (product === undefined || name === undefined || systemCommands.has(product.toLowerCase())) return [];
    return [{ path: "", operation: { product, name, ...(version === undefined ? {} : { version }) }, then: "command" }];
  },
};

const command =
  /(?:^|[\s;&|(`$'">])hcloud(?:\.exe)?(?:\s+--?[\w-]+(?:=\S+)?)*\s+([A-Za-z][\w-]*)\s+([A-Za-z]\w*)(?:\/(v[\w.]+))?/;
const systemCommands = new Set([
  "configure",
  "meta",
  "auto-complete",
  "update",
  "version",
  "log",
  "template",
  "obs",
  "help",
  "mcp",
]);

/**
 * `[debug info] 2022/06/21 19:59:25 URL: https://…` does not contain the method; it follows from the command's
 * operation.
 */
export const koocliDebug: CallFormat = {
  id: "koocli-debug",
  read(line) {
    const [, method, url] = /^\s*\[debug info\].*?\bURL: +(?:([A-Z]+) +)?(https?:\/\/\S+)/i.exec(line) ?? [];
    const call = url === undefined ? undefined : callTo(method, url);
    return call ? [{ ...call, then: "request" }] : [];
  },
};

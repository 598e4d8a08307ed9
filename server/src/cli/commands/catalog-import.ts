import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { type Edition, identityEdition, type Overlay } from "../../core/catalog/load/load.js";
import type { OverridesFile } from "../../importer/cells/corrections.js";
import { printCatalogJson } from "../../importer/output/print.js";
import { ImportProblem } from "../../importer/problem.js";
import { overlayIn, packedCatalog } from "../files/catalog.js";
import { importSchemas } from "../files/schemas.js";
import type { Options } from "../arguments/options.js";
import { type Command, catalogOptions, type Context } from "./command.js";
import { reasonOf } from "../../disk/reason.js";
import { importOverlay, overlayChanges, type ImportedOverlay } from "../files/overlay.js";
import { readPages } from "../files/pages.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { visible } from "../terminal/width.js";

export const catalogImportCommand: Command = {
  name: "catalog import",
  takes: "<pages> | --authorization-schema <file>... --out <overlay.json>",
  summary: { en: "Converts saved permission tables or authorization schemas to your own catalog file.", zh: "将保存的授权表或授权概要导入为自有目录文件。" },
  options: {
    out: { type: "string", value: "<file>", text: { en: "output file", zh: "要写入的文件" } },
    "authorization-schema": { type: "string", value: "<file>", text: { en: "saved authorization schema of a service (version 5.0); more files may follow", zh: "保存的服务授权概要（5.0 版），其后可跟更多文件" } },
    overlay: { type: "string", value: "<file>", text: { en: "earlier output whose other content is kept", zh: "此前的输出文件，保留其中的其他内容" } },
    edition: catalogOptions["edition"]!,
    overrides: { type: "string", value: "<file>", text: { en: "file with cell corrections, each with its source", zh: "单元格更正文件，每条须注明出处" } },
  },
  notes: [
    {
      en: "<pages> is a page (.md, .html, .rst) or a folder of pages. The import stops at text that it does not understand and\nreports the place, because a guess would put wrong permissions into policies. It prints the differences from the\nbuilt-in catalog.",
      zh: "<pages> 为单个页面（.md、.html、.rst）或页面文件夹。遇到无法理解的内容，导入会中止并指明位置，因为猜测会使策略中的\n权限出错。导入后列出与内置目录的差异。",
    },
    {
      en: "An authorization schema is the answer of GET /v5/authorization-schemas/services/{service_code}; a folder means its .json\nfiles. The import stops at any property, word or form that the definition of the API does not\nhave, and reports the file and JSON path. docs/authorization-schemas.md describes how to fetch the files.",
      zh: "授权概要即 GET /v5/authorization-schemas/services/{service_code} 的响应；指定文件夹时读取其中的 .json 文件。\n导入授权概要时，遇到接口定义中没有的属性、取值或格式即中止，并指明文件和 JSON 路径。获取这些文件的步骤见\ndocs/authorization-schemas.md。",
    },
    { en: "Use the file with --overlay here, and as huaweiIam.catalog.overlay in the editor.", zh: "生成的文件可用于命令行的 --overlay，或编辑器设置 huaweiIam.catalog.overlay。" },
  ],
  examples: [
    "huawei-iam catalog import saved-pages --out overlay.json",
    "huawei-iam catalog import --authorization-schema ecs.json evs.json --out overlay.json",
  ],
  run(context, { options, positionals }) {
    const out = options.value("out");
    const schemas = options.values("authorization-schema");
    if (schemas.length === 0 && positionals.length !== 1) throw new UsageProblem(onePath);
    if (out === undefined) throw new UsageProblem(noOut);
    const earlier = options.value("overlay");
    const kept = earlier === undefined ? undefined : overlayIn(earlier, context.io.cwd);
    return schemas.length > 0
      ? importFromSchemas([...schemas, ...positionals], out, kept, context)
      : importFromPages(positionals[0]!, out, kept, options, context);
  },
};

function importFromPages(
  path: string,
  out: string,
  kept: Overlay | undefined,
  options: Options,
  { io, say }: Context,
): number {
  const edition = (options.value("edition") ?? "huaweicloud") as Edition;
  const packed = packedCatalog();
  const imported = stoppingAt(() =>
    importOverlay(
      readPages(resolve(io.cwd, path), edition),
      edition,
      packed.errata,
      readOverrides(options.value("overrides"), io.cwd),
    ),
  );
  if (imported.actions === 0) throw new UsageProblem(noActions, { path });
  write(resolve(io.cwd, out), { ...kept, ...imported.overlay });
  io.out(overlayChanges(packed.services, imported.overlay.services, edition) || `${say(noChange)}\n`);
  for (const { page, reason } of imported.silent) io.err(`${visible(say(silentPage, { page, reason }))}\n`);
  io.out(`\n${say(summary, { pages: imported.pages, rows: imported.rows, actions: imported.actions, out })}\n`);
  return exit.clean;
}

function importFromSchemas(
  paths: readonly string[],
  out: string,
  kept: Overlay | undefined,
  { io, say }: Context,
): number {
  const packed = packedCatalog();
  const { files, read } = importSchemas(paths, { io, say }, packed);
  write(resolve(io.cwd, out), { services: kept?.services ?? [], identity: { services: files } });
  io.out(overlayChanges(packed.identity?.services ?? [], files, identityEdition) || `${say(noChange)}\n`);
  const actions = files.reduce((sum, file) => sum + Object.keys(file.actions).length, 0);
  const rows = files.flatMap((file) => Object.values(file.actions).flat());
  const operations = rows.filter(({ operation }) => operation !== undefined);
  const unlisted = operations.filter(({ apis }) => apis.length === 0).length;
  io.out(`\n${say(schemaSummary, { read, services: files.length, actions, operations: operations.length, out })}\n`);
  if (unlisted > 0) io.out(`${say(withoutPath, { count: unlisted })}\n`);
  return exit.clean;
}

function stoppingAt(work: () => ImportedOverlay): ImportedOverlay {
  try {
    return work();
  } catch (error) {
    if (error instanceof ImportProblem) throw new UsageProblem(stopped, { what: error.message });
    throw error;
  }
}

function readOverrides(path: string | undefined, cwd: string): OverridesFile {
  if (path === undefined) return { cells: [] };
  try {
    const file = JSON.parse(readFileSync(resolve(cwd, path), "utf8")) as Partial<OverridesFile> | null;
    if (Array.isArray(file?.cells)) return { cells: file.cells };
  } catch (error) {
    throw new UsageProblem(badOverrides, { path, reason: reasonOf(error) });
  }
  throw new UsageProblem(badOverrides, { path, reason: "\"cells\"?" });
}

function write(path: string, overlay: Overlay): void {
  try {
    writeFileSync(path, printCatalogJson(overlay));
  } catch (error) {
    throw new UsageProblem(notWritten, { path, reason: reasonOf(error) });
  }
}

const schemaSummary = { en: "Files: {read}, services: {services}, actions of version 5.0: {actions}, operations: {operations}. Written to {out}.", zh: "共 {read} 个文件、{services} 个服务、{actions} 个 5.0 版授权项、{operations} 项操作，已写入 {out}。" };
const withoutPath = { en: "Operations that the list of API operations does not have, so that their method and path are unknown: {count}.", zh: "API 列表中没有、因而请求方法和路径未知的操作：{count} 项。" };
const onePath = { en: "'catalog import' takes exactly one page or one folder of pages, or --authorization-schema with files.", zh: "catalog import 须指定一个页面或一个页面文件夹，或用 --authorization-schema 指定文件。" };
const noOut = { en: "Specify the output file, for example --out overlay.json", zh: "请用 --out 指定要写入的文件，例如 --out overlay.json" };
const stopped = { en: "The import stopped; nothing was written. {what}", zh: "导入中止，未写入文件。{what}" };
const noActions = { en: "No table of actions was found in {path}; nothing was written.", zh: "在 {path} 中未找到授权表，未写入文件。" };
const badOverrides = { en: "The overrides {path} cannot be used: {reason}", zh: "无法使用更正文件 {path}：{reason}" };
const notWritten = { en: "{path} cannot be written: {reason}", zh: "无法写入 {path}：{reason}" };
const noChange = { en: "No differences from the built-in catalog.", zh: "与内置目录没有差异。" };
const silentPage = { en: "{page}: no rows ({reason})", zh: "{page}：没有授权项（{reason}）" };
const summary = { en: "Pages: {pages}, rows: {rows}, actions: {actions}. Written to {out}.", zh: "共 {pages} 个页面、{rows} 行、{actions} 个授权项，已写入 {out}。" };

import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Edition } from "../../core/catalog/load/load.js";
import type { OverridesFile } from "../../importer/cells/corrections.js";
import { printCatalogJson } from "../../importer/output/print.js";
import { ImportProblem } from "../../importer/problem.js";
import { packedCatalog } from "../files/catalog.js";
import { type Command, catalogOptions } from "./command.js";
import { reasonOf } from "../../disk/reason.js";
import { importOverlay, overlayChanges, type ImportedOverlay } from "../files/overlay.js";
import { readPages } from "../files/pages.js";
import { exit, UsageProblem } from "../arguments/usage.js";
import { visible } from "../terminal/width.js";

export const catalogImportCommand: Command = {
  name: "catalog import",
  takes: "<pages> --out <overlay.json>",
  summary: { en: "Converts saved permission tables to your own catalog file.", zh: "将保存的授权表导入为自有目录文件。" },
  options: {
    out: { type: "string", value: "<file>", text: { en: "output file", zh: "要写入的文件" } },
    edition: catalogOptions["edition"]!,
    overrides: { type: "string", value: "<file>", text: { en: "file with cell corrections, each with its source", zh: "单元格更正文件，每条须注明出处" } },
  },
  notes: [
    {
      en: "<pages> is a page (.md, .html, .rst) or a folder of pages. The import stops at text that it does not understand and\nreports the place, because a guess would put wrong permissions into policies. It prints the differences from the\nbuilt-in catalog.",
      zh: "<pages> 为单个页面（.md、.html、.rst）或页面文件夹。遇到无法理解的内容，导入会中止并指明位置，因为猜测会使策略中的\n权限出错。导入后列出与内置目录的差异。",
    },
    { en: "Use the file with --overlay here, and as huaweiIam.catalog.overlay in the editor.", zh: "生成的文件可用于命令行的 --overlay，或编辑器设置 huaweiIam.catalog.overlay。" },
  ],
  examples: ["huawei-iam catalog import saved-pages --out overlay.json"],
  run({ io, say }, { options, positionals }) {
    const [path, ...more] = positionals;
    const out = options.value("out");
    if (path === undefined || more.length > 0) throw new UsageProblem(onePath);
    if (out === undefined) throw new UsageProblem(noOut);
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
    write(resolve(io.cwd, out), imported);
    io.out(overlayChanges(packed.services, imported.overlay, edition) || `${say(noChange)}\n`);
    for (const { page, reason } of imported.silent) io.err(`${visible(say(silentPage, { page, reason }))}\n`);
    io.out(`\n${say(summary, { pages: imported.pages, rows: imported.rows, actions: imported.actions, out })}\n`);
    return exit.clean;
  },
};

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

function write(path: string, { overlay }: ImportedOverlay): void {
  try {
    writeFileSync(path, printCatalogJson(overlay));
  } catch (error) {
    throw new UsageProblem(notWritten, { path, reason: reasonOf(error) });
  }
}

const onePath = { en: "'catalog import' takes exactly one page or one folder of pages.", zh: "catalog import 须指定一个页面或一个页面文件夹。" };
const noOut = { en: "Specify the output file, for example --out overlay.json", zh: "请用 --out 指定要写入的文件，例如 --out overlay.json" };
const stopped = { en: "The import stopped; nothing was written. {what}", zh: "导入中止，未写入文件。{what}" };
const noActions = { en: "No table of actions was found in {path}; nothing was written.", zh: "在 {path} 中未找到授权表，未写入文件。" };
const badOverrides = { en: "The overrides {path} cannot be used: {reason}", zh: "无法使用更正文件 {path}：{reason}" };
const notWritten = { en: "{path} cannot be written: {reason}", zh: "无法写入 {path}：{reason}" };
const noChange = { en: "No differences from the built-in catalog.", zh: "与内置目录没有差异。" };
const silentPage = { en: "{page}: no rows ({reason})", zh: "{page}：没有授权项（{reason}）" };
const summary = { en: "Pages: {pages}, rows: {rows}, actions: {actions}. Written to {out}.", zh: "共 {pages} 个页面、{rows} 行、{actions} 个授权项，已写入 {out}。" };

import { spawnSync } from "node:child_process";
import { posix } from "node:path";
import { compareNames } from "../core/text/order.js";
import type { Bilingual, MessageArgs } from "../core/text/message.js";
import { mostFileBytes } from "./read.js";

/** A file of a commit. */
export interface CommittedFile {
  /** Relative to the folder in which git was asked, with `/`. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

export type CommittedFiles =
  | { readonly kind: "files"; readonly files: readonly CommittedFile[] }
  | { readonly kind: "problem"; readonly template: Bilingual; readonly args: MessageArgs };

/** Selects files of a commit. */
export interface CommitQuery {
  /** A branch, a tag, a commit or an expression such as `HEAD~2`. */
  readonly revision: string;
  /** The folder in which git runs. It must exist. */
  readonly cwd: string;
  /** Whether a path, relative to `cwd` and with `/`, is wanted. */
  readonly isWanted: (path: string) => boolean;
}

/**
 * The wanted files of a commit, ordered by name, as far as they are below 100 MB. Symbolic links and submodules are
 * left out. Git is started without a shell, and nothing is written to the repository.
 */
export function committedFiles({ revision, cwd, isWanted }: CommitQuery): CommittedFiles {
  const prefix = git(["rev-parse", "--show-prefix"], cwd);
  if (prefix.kind === "problem") return prefix;
  // Git would read a name with a hyphen as an option.
  if (revision.startsWith("-")) return problem(unknownRevision, { revision });
  const commit = git(["rev-parse", "--verify", "--quiet", `${revision}^{commit}`], cwd);
  if (commit.kind === "problem") return problem(unknownRevision, { revision });
  const tree = git(["ls-tree", "-r", "-z", "-l", "--full-tree", text(commit.out)], cwd);
  if (tree.kind === "problem") return tree;
  const folder = text(prefix.out);
  const entries = Buffer.from(tree.out)
    .toString("utf8")
    .split("\0")
    .flatMap((line) => readEntry(line, folder))
    .filter(({ path }) => isWanted(path))
    .sort((a, b) => compareNames(a.path, b.path));
  if (entries.length === 0) return { kind: "files", files: [] };
  const blobs = git(["cat-file", "--batch"], cwd, entries.map(({ id }) => `${id}\n`).join(""));
  if (blobs.kind === "problem") return blobs;
  const contents = readBatch(blobs.out);
  const files = entries.flatMap(({ path }, at) => (contents[at] ? [{ path, bytes: contents[at] }] : []));
  return { kind: "files", files };
}

/** One line of `ls-tree -l`: mode, type, object and size, a tab, and the path. */
function readEntry(line: string, folder: string): { readonly id: string; readonly path: string }[] {
  const [, mode = "", id = "", size = "", path = ""] = /^(\d+) blob (\S+) +(\d+)\t(.*)$/s.exec(line) ?? [];
  if (!mode.startsWith("100") || Number(size) > mostFileBytes) return [];
  return [{ id, path: posix.relative(folder === "" ? "." : folder, path) }];
}

/** The objects of `cat-file --batch`: a line with the size, the content, and a line break. */
function readBatch(out: Uint8Array): (Uint8Array | undefined)[] {
  const found: (Uint8Array | undefined)[] = [];
  for (let at = 0; at < out.length;) {
    const end = out.indexOf(10, at);
    if (end < 0) break;
    const [, size] = / blob (\d+)$/.exec(Buffer.from(out.subarray(at, end)).toString("latin1")) ?? [];
    const start = end + 1;
    found.push(size === undefined ? undefined : out.subarray(start, start + Number(size)));
    at = size === undefined ? start : start + Number(size) + 1;
  }
  return found;
}

type GitResult = { readonly kind: "out"; readonly out: Uint8Array } | Extract<CommittedFiles, { kind: "problem" }>;

function git(args: readonly string[], cwd: string, input = ""): GitResult {
  const { status, error, stdout, stderr } = spawnSync("git", args, {
    cwd,
    input,
    maxBuffer: 2 ** 30,
    // Messages in English, so that they can be recognized, and no lock for the index.
    env: { ...process.env, LC_ALL: "C", GIT_OPTIONAL_LOCKS: "0" },
    windowsHide: true,
  });
  if ((error as NodeJS.ErrnoException | undefined)?.code === "ENOENT") return problem(noGit, {});
  if (status === 0) return { kind: "out", out: stdout };
  const reason = (error?.message ?? text(stderr).split("\n", 1)[0] ?? "").replace(/^fatal: /, "");
  return /not a git repository/.test(reason) ? problem(noRepository, { folder: cwd }) : problem(failed, { reason });
}

function problem(template: Bilingual, args: MessageArgs): Extract<CommittedFiles, { kind: "problem" }> {
  return { kind: "problem", template, args };
}

function text(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("utf8").trimEnd();
}

const noGit = {
  en: "git was not found; install it, or name files and folders on both sides",
  zh: "未找到 git，请先安装，或两侧都指定文件、文件夹",
};
const noRepository = { en: "{folder} is not in a git repository", zh: "{folder} 不在 git 仓库中" };
const unknownRevision = {
  en: "git knows no commit '{revision}'; in a build, it may have to be fetched first",
  zh: "git 中没有提交“{revision}”；在构建环境中可能需要先获取（fetch）",
};
const failed = { en: "git failed: {reason}", zh: "git 执行失败：{reason}" };

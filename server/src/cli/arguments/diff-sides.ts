import type { Side } from "../../core/diff/model.js";
import { UsageProblem } from "./usage.js";

/** Where the policies of one side are: files of the disk or of a commit, or a system policy. */
export interface SideSource {
  /** The name of a system policy; such a side has no files. */
  readonly system?: string;
  /** The revision; `undefined` for files of the disk. */
  readonly revision: string | undefined;
  /** Files, folders and globs, relative to the working folder. */
  readonly names: readonly string[];
  /** Whether the names were taken from the other side, so that none of them has to exist. */
  readonly isImplied: boolean;
}

/**
 * Reads the arguments of `diff`. A revision without a path means the paths of the other side, or the working folder.
 * After such a revision, several files and folders may follow.
 */
export function readSides(positionals: readonly string[]): Readonly<Record<Side, SideSource>> {
  const [first, ...rest] = positionals.map(readOne);
  const systems = positionals.filter((argument) => argument.startsWith(systemMark));
  if (systems.length > 0 && positionals.length > 2) throw new UsageProblem(tooMany);
  if (!first) throw new UsageProblem(noSides);
  const isBare = first.revision !== undefined && first.names.length === 0;
  if (rest.length === 0 && !isBare) throw new UsageProblem(oneSide, { old: positionals[0]! });
  if (rest.length > 1 && (!isBare || rest.some(({ revision }) => revision !== undefined)))
    throw new UsageProblem(tooMany);
  if (first.names.includes("-") && rest.some(({ names }) => names.includes("-"))) throw new UsageProblem(stdinTwice);
  const other = {
    revision: rest[0]?.revision,
    ...(rest[0]?.system === undefined ? {} : { system: rest[0].system }),
    names: rest.flatMap(({ names }) => names),
  };
  const names = [first, other].map((side) => side.names).find((all) => all.length > 0) ?? ["."];
  const complete = (side: Omit<SideSource, "isImplied">): SideSource => {
    const isImplied = side.names.length === 0 && side.system === undefined;
    return isImplied ? { ...side, names, isImplied } : { ...side, isImplied };
  };
  return { old: complete(first), new: complete(other) };
}

const systemMark = "system:";

function readOne(argument: string): Omit<SideSource, "isImplied"> {
  if (argument.startsWith(systemMark))
    return { revision: undefined, names: [], system: argument.slice(systemMark.length).trim() };
  if (!argument.startsWith("git:")) return { revision: undefined, names: [argument] };
  const [revision = "", ...path] = argument.slice("git:".length).split(":");
  if (revision === "") throw new UsageProblem(noRevision, { argument });
  return { revision, names: path.length === 0 ? [] : [path.join(":") || "."] };
}

const noSides = {
  en: "'diff' compares two sides: an old and a new one, each a file, a folder, or git:<revision>.",
  zh: "diff 比较新旧两侧，各为文件、文件夹或 git:<版本>。",
};
const oneSide = {
  en: "'diff' compares two sides, and only '{old}' was named. To compare it with git: huawei-iam diff git:HEAD {old}",
  zh: "diff 比较两侧，但仅指定了“{old}”。与 git 中的版本比较：huawei-iam diff git:HEAD {old}",
};
const stdinTwice = {
  en: '"-" means standard input, which can be only one side.',
  zh: "“-”表示标准输入，只能作为其中一侧。",
};
const tooMany = {
  en: "'diff' compares two sides. Several files and folders are possible only after git:<revision>.",
  zh: "diff 比较两侧。仅在 git:<版本> 之后可指定多个文件和文件夹。",
};
const noRevision = {
  en: "'{argument}' has no revision. Write git:HEAD, git:main or git:main:policies.",
  zh: "“{argument}”缺少版本，应写作 git:HEAD、git:main 或 git:main:policies。",
};

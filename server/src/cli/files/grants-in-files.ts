import { distinctGrants, type Grant, grantsOf } from "../../core/analysis/grants.js";
import type { ActionPattern } from "../../core/catalog/pattern.js";
import type { ExpectedKind } from "../../core/policy/containers/container.js";
import { kindByName } from "../../core/policy/file-names.js";
import type { PolicyDocument } from "../../core/policy/model.js";
import { notationOf } from "../../core/terraform/file-notation.js";
import type { OverriddenPolicy } from "../../core/terraform/overridden-policies.js";
import { sourcePolicies } from "../../core/terraform/source-policies.js";
import { unknownGrants } from "../../core/terraform/unknown-grants.js";
import { groupBy } from "../../core/text/group-by.js";
import { encloses } from "../../core/text/range.js";
import { LineIndex } from "../../core/text/line-index.js";
import type { Context } from "../commands/command.js";
import type { NamedText } from "./check.js";
import { type ContentUse, contentUses } from "./file-contents.js";
import { shownPath } from "./find-files.js";
import { OverrideFiles } from "./overridden.js";
import { Siblings, textsOf } from "./siblings.js";
import { distinctLines, namesOf, type UnknownLine, unknownLines } from "./unknown.js";

/** The entries of one file that match the query. */
export interface FileGrants {
  readonly file: NamedText;
  readonly lines: LineIndex;
  readonly policies: number;
  /** The number of policies with such an entry. */
  readonly granting: number;
  /** In order, with ranges of the file. */
  readonly found: readonly Grant[];
  /** The places of Terraform files whose policy is this file, `main.tf:3`. */
  readonly usedIn: readonly string[];
  /** The policies that override files replace. They are not counted. */
  readonly overridden: readonly OverriddenPolicy[];
  /** The values that are not known here, and that may grant more. */
  readonly unknown: readonly UnknownLine[];
}

/**
 * The entries of some files that match the query, and of the files that Terraform files among them read their policies
 * from. Each policy counts once, in the file that contains it.
 */
export function grantsInFiles(
  files: readonly NamedText[],
  query: ActionPattern,
  context: Context,
  isExcluded: (path: string) => boolean,
): readonly FileGrants[] {
  const { cwd } = context.io;
  const siblings = new Siblings();
  const overrides = new OverrideFiles();
  const uses = groupBy(
    files.flatMap((file) => contentUses(file, siblings, cwd).filter(({ path }) => !isExcluded(path))),
    ({ path }) => path,
  );
  const given = new Set(files.map(({ path }) => path));
  const others = [...uses].flatMap(([path, [use]]): NamedText[] =>
    use && !given.has(path) ? [{ path, shown: shownPath(path, cwd), text: use.text, isNamed: true }] : [],
  );
  const found = [...files, ...others].map((file) =>
    grantsIn(file, uses.get(file.path) ?? [], query, context, { siblings, overrides, given }),
  );
  const read = new Set(found.flatMap(({ file, policies }) => (policies > 0 && uses.has(file.path) ? [file.path] : [])));
  const seen = new Set<string>();
  return found.map((one) => ({
    ...one,
    unknown: distinctLines(unknownLines(one.file, siblings, cwd, (file) => unknownGrants(file, query)), seen)
      .filter(({ content }) => content === undefined || !read.has(content)),
  }));
}

/** What was read of the folders of files. */
interface Folders {
  readonly siblings: Siblings;
  readonly overrides: OverrideFiles;
  readonly given: ReadonlySet<string>;
}

function grantsIn(
  file: NamedText,
  uses: readonly ContentUse[],
  query: ActionPattern,
  { catalog, io: { cwd } }: Context,
  { siblings, overrides, given }: Folders,
): Omit<FileGrants, "unknown"> {
  const beside = siblings.filesOf(file.path, file.text);
  const all = sourcePolicies(file.text, notationOf(file.path), {
    expected: kindByName(file.path) ?? kindByUse(uses),
    siblings: textsOf(file.path, beside),
    nameOf: namesOf(beside, cwd),
    isAlone: !beside.some(({ path }) => given.has(path)),
  });
  const overridden = overrides.replacedIn(file);
  const policies = all.filter(({ policy, toHost }) => {
    const place = toHost(policy.node.range);
    return !overridden.some(({ range }) => encloses(range, place));
  });
  const found = policies.map(({ policy, guarded, toHost }) =>
    effectiveIn(policy, grantsOf(policy, query, catalog(), guarded)).map((grant) => ({
      ...grant,
      range: toHost(grant.range),
    })),
  );
  return {
    file,
    lines: new LineIndex(file.text),
    policies: policies.length,
    granting: found.filter((some) => some.length > 0).length,
    found: distinctGrants(found.flat()).sort((a, b) => a.range.start - b.range.start),
    usedIn: uses.map(({ place }) => place),
    overridden,
  };
}

/** A file that is only a service control policy. One that is also a policy of users grants what it allows. */
function kindByUse(uses: readonly ContentUse[]): ExpectedKind | undefined {
  const isControl = uses.length > 0 && uses.every((use) => use.isControl);
  return isControl ? { kind: "service-control-policy", isOnly: true } : undefined;
}

/** A service control policy denies, and grants nothing itself. */
function effectiveIn({ kind }: PolicyDocument, grants: readonly Grant[]): readonly Grant[] {
  return kind === "service-control-policy" ? grants.filter(({ effect }) => effect === "Deny") : grants;
}

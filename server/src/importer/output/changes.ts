import type { ActionsFile, RowRecord } from "../../core/catalog/load/file.js";

/**
 * The change log section of a refresh: the actions that were added, removed or changed, by edition. Empty without
 * changes.
 */
export function describeChanges(before: readonly ActionsFile[], after: readonly ActionsFile[]): string {
  const old = factsByName(before);
  const fresh = factsByName(after);
  const section = (title: string, names: readonly string[]) =>
    names.length > 0 ? [`### ${title} (${names.length})`, "", ...names.map((name) => `- \`${name}\``), ""] : [];
  return [
    ...section(
      "Added actions",
      [...fresh.keys()].filter((name) => !old.has(name)),
    ),
    ...section(
      "Removed actions",
      [...old.keys()].filter((name) => !fresh.has(name)),
    ),
    ...section(
      "Changed actions",
      [...fresh].filter(([name, facts]) => old.has(name) && old.get(name) !== facts).map(([name]) => name),
    ),
  ].join("\n");
}

function factsByName(files: readonly ActionsFile[]): Map<string, string> {
  return new Map(
    files.flatMap(({ actions, sources }) =>
      Object.entries(actions).flatMap(([name, rows]) => {
        const editions = [...new Set(rows.map(({ source }) => sources[source]?.edition ?? ""))].sort();
        return editions.map(
          (edition) =>
            [
              `${name} (${edition})`,
              JSON.stringify(rows.filter(({ source }) => sources[source]?.edition === edition).map(toFacts)),
            ] as const,
        );
      }),
    ),
  );
}

/** The facts of a row that users notice. A newer date of the same page is not a change. */
function toFacts({
  apis,
  with: beside,
  dependsOn,
  iamProject,
  enterpriseProject,
  instanceAuth,
  tagAuth,
}: RowRecord): unknown {
  return [apis, beside, dependsOn, iamProject, enterpriseProject, instanceAuth, tagAuth];
}

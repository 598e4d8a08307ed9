import type { ImportedRow } from "../cells/rows.js";

/** Every table row as understood and as written, one JSON object per line, to compare an import with its pages. */
export function toAuditLines(rows: readonly ImportedRow[]): string {
  return rows.map((row) => `${JSON.stringify(toAudit(row))}\n`).join("");
}

function toAudit({
  page,
  table,
  row,
  label,
  apis,
  actions,
  dependsOn,
  iamProject,
  enterpriseProject,
  instanceAuth,
  tagAuth,
}: ImportedRow): object {
  return {
    edition: page.folder,
    service: page.service,
    file: page.file,
    table,
    row,
    label,
    apis,
    actions: actions.map(({ action }) => action),
    dependsOn: dependsOn && dependsOn.map(({ action }) => action),
    iamProject,
    enterpriseProject,
    instanceAuth,
    tagAuth,
  };
}

/** How a table of a user guide lists what the jobs of a console need: by its exact column titles. */
export interface ScenarioColumns {
  readonly header: readonly string[];
  /** Who needs the actions: the user who does the job, or the agency that does it for the service. */
  readonly grantee: "user" | "agency";
  readonly scenario: number;
  readonly actions: number;
  /** What the actions of a row are for, if the table says it in a few words. */
  readonly purpose?: number;
}

/** The scenario tables that are known. */
export const scenarioTables: readonly ScenarioColumns[] = [
  {
    header: ["Application Scenario", "Dependent Service", "Dependent Policy", "Supported Function"],
    grantee: "user",
    scenario: 0,
    actions: 2,
    purpose: 3,
  },
  {
    header: ["Application Scenario", "Dependent Service", "Agency Authorization", "Description"],
    grantee: "agency",
    scenario: 0,
    actions: 2,
    purpose: 3,
  },
  {
    header: ["Console Function", "Dependent Service", "Role/Policy Required", "Function"],
    grantee: "user",
    scenario: 0,
    actions: 2,
    purpose: 3,
  },
  { header: ["Node Name", "Action"], grantee: "agency", scenario: 0, actions: 1 },
  {
    header: ["Scenario", "Admin Permission", "Fine-Grained Minimum Permission", "Description"],
    grantee: "agency",
    scenario: 0,
    actions: 2,
  },
  { header: ["Trigger/Function", "Permission"], grantee: "user", scenario: 0, actions: 1 },
];

/** First column titles of tables about other subjects, such as system policies. */
const otherTables = new Set([
  "Role/Policy Name",
  "Policy/Role Name",
  "Role Name",
  "Role",
  "System Role/Policy Name",
  "Policy Name",
  "Permission Type",
  "Operation",
  "Parameter",
]);

/** Exact headers of tables that share a first column with scenario tables, but list roles instead of actions. */
const roleTables = new Set([
  "Node Name|System Permission|Description",
  "Scenario|Agency Name|Description|Permission Policy",
  "Function|Permission Type|Permissions|Least-Privilege Permissions",
]);

/** Whether a table is known not to list actions of scenarios. */
export function isOtherTable(header: readonly string[]): boolean {
  return otherTables.has(header[0] ?? "") || roleTables.has(header.join("|"));
}

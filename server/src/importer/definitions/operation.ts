import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { ImportProblem } from "../problem.js";

/** The folder of the API definitions, next to the folders of the editions. */
const definitionsFolder = "api-explorer";

/** An operation whose published API definition names the action that the service checks. */
export interface AnnotatedOperation {
  readonly operationId: string;
  readonly method: string;
  readonly path: string;
  /** Chinese title of the operation. */
  readonly summary: string;
  /** Actions of policy version 5.0. */
  readonly abacAction: readonly string[];
  /** Actions in the key of the policy decision point. They are of version 1.1 if the product proves it. */
  readonly pdpKey: readonly string[];
  /** Actions that the description of the operation names. */
  readonly described: readonly string[];
  /** False if only older versions of the definition name the action. */
  readonly annotationOnHead: boolean;
  /** Day of the last version that names it, `YYYY-MM-DD`. */
  readonly annotatedUntil: string;
  /** Actions that older versions named instead. */
  readonly earlierActions: readonly string[];
}

/** The annotated operations of one product, and where they come from. */
export interface ProductDefinitions {
  readonly product: string;
  readonly file: string;
  readonly title: string;
  /** Day of the state that was read, `YYYY-MM-DD`. */
  readonly date: string;
  readonly repository: string;
  readonly path: string;
  readonly commit: string;
  readonly operations: readonly AnnotatedOperation[];
}

interface IndexEntry {
  readonly service: string;
  readonly file: string;
  readonly repo: string;
  readonly commit: string;
  readonly commitDate: string;
  readonly path: string;
  readonly title: string;
}

/** The products of a folder in the order of its index; none if it has no API definitions. */
export function readDefinitions(folder: string): ProductDefinitions[] {
  const root = join(folder, definitionsFolder);
  if (!existsSync(join(root, "INDEX.json"))) return [];
  const entries = readJson(join(root, "INDEX.json")) as readonly IndexEntry[];
  return entries.filter(({ file }) => file.startsWith("authorization/")).map((entry) => ({
    product: entry.service,
    file: entry.file,
    title: entry.title,
    date: entry.commitDate.slice(0, 10),
    repository: entry.repo,
    path: entry.path,
    commit: entry.commit,
    operations: readOperations(join(root, entry.file)),
  }));
}

function readOperations(file: string): AnnotatedOperation[] {
  const operations = readJson(file) as readonly AnnotatedOperation[];
  const broken = operations.find(
    ({ operationId, method, path, abacAction, pdpKey, described }) =>
      ![operationId, method, path].every((text) => typeof text === "string" && text !== "")
      || !Array.isArray(abacAction)
      || !Array.isArray(pdpKey)
      || !Array.isArray(described),
  );
  if (broken)
    throw new ImportProblem(
      { page: file },
      `The operation ${JSON.stringify(broken.operationId)} lacks its method, path or actions.`,
    );
  return [...operations];
}

function readJson(path: string): unknown {
  if (!existsSync(path)) throw new ImportProblem({ page: path }, "INDEX.json names this file, but it does not exist.");
  return JSON.parse(readFileSync(path, "utf8"));
}

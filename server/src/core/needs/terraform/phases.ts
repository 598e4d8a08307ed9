import { shapeOf } from "../../catalog/lookup/path-tree.js";
import { wordsOfName } from "../../catalog/operations/name-words.js";
import type { ProviderCall, ProviderType } from "./provider-apis.js";

/** What Terraform does. A plan also refreshes what exists; destroying begins with that. */
export type TerraformPhase = "plan" | "apply" | "destroy";

export const terraformPhases: readonly TerraformPhase[] = ["plan", "apply", "destroy"];

/** The functions of a resource that each phase runs: create, read, update, delete. */
const functionsOf: Readonly<Record<TerraformPhase, string>> = { plan: "r", apply: "cru", destroy: "rd" };

/**
 * Whether a call of a type is made in a phase; `unstated` if the source does not state its functions and its method
 * allows the phase.
 */
export function madeIn(
  call: ProviderCall,
  type: ProviderType,
  phase: TerraformPhase | undefined,
): "yes" | "no" | "unstated" {
  if (phase === undefined || /^data\./.test(type.name)) return "yes";
  const functions = call.phases === "" ? possibleFunctions(call, type) : statedFunctions(call, type);
  const isMade = [...functionsOf[phase]].some((one) => functions.includes(one));
  return !isMade ? "no" : call.phases === "" ? "unstated" : "yes";
}

/**
 * The source states the functions of a path and not of a method: a path that is read and changed has all of them for
 * both methods. Reading changes nothing, so a method that changes is not one of its calls.
 */
function statedFunctions(call: ProviderCall, type: ProviderType): string {
  return changes(call, type) ? call.phases.replace("r", "") : call.phases;
}

function possibleFunctions(call: ProviderCall, type: ProviderType): string {
  return creates(call, type) ? "cu" : changes(call, type) ? "cud" : "crud";
}

function changes(call: ProviderCall, type: ProviderType): boolean {
  return /^(?:PUT|PATCH|DELETE)$/.test(call.method) || creates(call, type);
}

/**
 * `POST /v1/vpcs`, if the type also reads or changes `/v1/vpcs/{id}`, in any version. Other POST calls may be queries.
 */
function creates({ method, path }: ProviderCall, { calls }: ProviderType): boolean {
  if (method !== "POST") return false;
  const element = `${withoutVersion(path)}/{}`;
  return calls.some((other) => other.method !== "POST" && withoutVersion(other.path) === element);
}

function withoutVersion(path: string): string {
  return shapeOf(path).replace(/^\/v\d[^/]*(?=\/)/, "");
}

/**
 * Whether an action can be needed in a phase, by the first word of its operation: reading changes nothing, and
 * destroying creates nothing. For calls of an unstated phase.
 */
export function mayBeNeededIn(phase: TerraformPhase, action: string): boolean {
  return phase === "plan" ? isReading(action) : phase === "apply" || firstWord(action) !== "create";
}

/**
 * Whether the operation of an action reads, by its first word: `listServers`, `batchGet`.
 */
export function isReading(action: string): boolean {
  return readingWords.has(firstWord(action));
}

function firstWord(action: string): string {
  const [first = "", second = ""] = wordsOfName(action.slice(action.lastIndexOf(":") + 1));
  return first === "batch" ? second : first;
}

const readingWords = new Set([
  "get",
  "list",
  "show",
  "query",
  "check",
  "count",
  "describe",
  "search",
  "head",
  "view",
  "read",
]);

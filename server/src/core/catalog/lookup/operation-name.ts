import type { Catalog } from "../catalog.js";
import type { Action } from "../model.js";
import { wordsOfName } from "../operations/name-words.js";
import type { Operation } from "../operations/operations.js";

/** An operation as named in SDKs and KooCLI. */
export interface OperationName {
  /** In the spelling of the list; `undefined` if only the operation is named. */
  readonly product: string | undefined;
  /** `BatchStopServers`, `list_servers`: as written, without suffixes of SDKs. */
  readonly name: string;
}

/**
 * The operation that a text names: `hcloud ECS BatchStopServers --…`, `ECS/ShowServer`, `client.show_server(…)`,
 * `NewBatchStopServersRequest`, or the bare name. A word counts as a name by its form, whether or not the list has it.
 */
export function readOperationName(text: string, catalog: Catalog): OperationName | undefined {
  const { operations } = catalog;
  const [, tool, toolName] = /(?:^|\s)hcloud(?:\.exe)?(?:\s+--?\S+)*\s+([\w-]+)\s+(\w+)/.exec(text) ?? [];
  if (tool !== undefined && toolName !== undefined)
    return { product: operations.product(tool) ?? tool, name: toolName };
  const [, called] = /(?:\b[\w$)]+(?:\.|->|::)|\bnew\s+)(\w+)\s*\(/.exec(text) ?? [];
  const [, owner, own] = /^([A-Za-z_]+)[\s./:]+(\w+)(?:\/v[\d.]+)?$/.exec(text) ?? [];
  const product = owner === undefined ? undefined : operations.product(owner);
  const word = called ?? (product === undefined ? /^\w+$/.exec(text)?.[0] : own);
  if (word === undefined) return undefined;
  const name = bare(word);
  return wordsOfName(name).length > 1 || product !== undefined ? { product, name } : undefined;
}

/** Reduces `NewShowServerRequest`, `show_server_async` and `ShowServerRequestBody` to `ShowServer`. */
function bare(word: string): string {
  return word.replace(/(?:_?(?:RequestBody|Request|Response|Async|Invoker|WithHttpInfo))+$/i, "").replace(/^New(?=[A-Z])/, "");
}

/** The listed operations with a name. */
export function operationsNamed({ product, name }: OperationName, { operations }: Catalog): Operation[] {
  return operations.named(name.replaceAll("_", "")).filter((one) => product === undefined || one.product === product);
}

/**
 * The listed operation with the same method and path as an unlisted name. The list has only one operation for each, so
 * it has `BatchRebootServers` but not `BatchStopServers`. The names differ in one word, which is the operation of an
 * action of that path.
 */
export function siblingOperations(
  { product, name }: OperationName,
  catalog: Catalog,
  actionsOf: (operation: Operation) => readonly Action[],
): Operation[] {
  const words = wordsOfName(name);
  if (words.length < 2) return [];
  const { operations } = catalog;
  return operations.like(words, product).filter((one) => {
    const others = wordsOfName(one.name);
    const differing = words.findIndex((word, index) => word !== others[index]);
    return differing >= 0 && actionsOf(one).some(({ operation }) => operation.toLowerCase() === words[differing]);
  });
}

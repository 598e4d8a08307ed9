import type { Catalog } from "../catalog.js";
import type { Action } from "../model.js";
import { type Operation, wordsOfName } from "../operations/operations.js";

/** An operation as SDKs and KooCLI call it. */
export interface OperationName {
  /** As the list spells it; `undefined` where only the operation is named. */
  readonly product: string | undefined;
  /** `BatchStopServers`, `list_servers`: as written, without what SDKs put behind it. */
  readonly name: string;
}

/**
 * The operation that a text names: `hcloud ECS BatchStopServers --…`, `ECS/ShowServer`, `client.show_server(…)`,
 * `NewBatchStopServersRequest`, or the bare name. A word counts as a name if it has the shape of one, whether or not the list has it.
 */
export function readOperationName(text: string, catalog: Catalog): OperationName | undefined {
  const { operations } = catalog;
  const [, tool, toolName] = /(?:^|\s)hcloud(?:\.exe)?(?:\s+--?\S+)*\s+([\w-]+)\s+(\w+)/.exec(text) ?? [];
  if (tool !== undefined && toolName !== undefined) return { product: operations.product(tool) ?? tool, name: toolName };
  const [, called] = /(?:\b[\w$)]+(?:\.|->|::)|\bnew\s+)(\w+)\s*\(/.exec(text) ?? [];
  const [, owner, own] = /^([A-Za-z_]+)[\s./:]+(\w+)(?:\/v[\d.]+)?$/.exec(text) ?? [];
  const product = owner === undefined ? undefined : operations.product(owner);
  const word = called ?? (product === undefined ? /^\w+$/.exec(text)?.[0] : own);
  if (word === undefined) return undefined;
  const name = bare(word);
  return wordsOfName(name).length > 1 || product !== undefined ? { product, name } : undefined;
}

/** `NewShowServerRequest`, `show_server_async` and `ShowServerRequestBody` are `ShowServer`. */
function bare(word: string): string {
  return word.replace(/(?:_?(?:RequestBody|Request|Response|Async|Invoker|WithHttpInfo))+$/i, "").replace(/^New(?=[A-Z])/, "");
}

/** The listed operations of a name. */
export function operationsNamed({ product, name }: OperationName, { operations }: Catalog): Operation[] {
  return operations.named(name.replaceAll("_", "")).filter((one) => product === undefined || one.product === product);
}

/**
 * The listed operation beside which a name must stand: the list has one operation only for each method and path, so
 * `BatchStopServers` is not in it, but `BatchRebootServers` of the same path is. The names differ in one word, which is
 * the operation of an action of that path.
 */
export function siblingsOf({ product, name }: OperationName, catalog: Catalog, actionsOf: (operation: Operation) => readonly Action[]): Operation[] {
  const words = wordsOfName(name);
  if (words.length < 2) return [];
  const { operations } = catalog;
  return operations.like(words, product).filter((one) => {
    const others = wordsOfName(one.name);
    const differing = words.findIndex((word, index) => word !== others[index]);
    return differing >= 0 && actionsOf(one).some(({ operation }) => operation.toLowerCase() === words[differing]);
  });
}

import { CompletionItemKind } from "vscode-languageserver-types";
import { byResourceType, byService } from "../../../core/catalog/useful-wildcards.js";
import { counted, nouns } from "../../../core/text/counted.js";
import { type Choice, quoted, sortText } from "../item/item.js";
import { type Ranking, ranks } from "./ranking.js";
import { type Request, say } from "../item/request.js";
import { literal } from "../item/snippet.js";

/**
 * The way to an action in three steps: a service while no colon is typed, then the resource types of that service. They
 * stand in one list with the whole names, which need no steps: a stage begins every name that it leads to, so whoever
 * types on has left it behind.
 */
export function stages(request: Request, ranking: Ranking): Choice[] {
  const { slot, snapshot: { environment: { catalog } } } = request;
  // Where the quotes are written too, the cursor must stay between them.
  if (slot.open !== "" && !request.support.snippets) return [];
  const [service, type] = slot.typed.trim().toLowerCase().split(":");
  if (type === undefined) {
    return [...byService(catalog.actions)].map(([name, { length }], index) =>
      toStage(request, `${name}:`, length, ranking.services.has(name.toLowerCase()) ? ranks.ownStage : ranks.stage, index));
  }
  const own = catalog.ofService(service ?? "");
  const types = [...byResourceType(own)];
  // The one and only step would lead to the list that is there, and one to a single action is longer than its name.
  if (types.length < 2 || slot.typed.split(":").length > 2) return [];
  return types.filter(([, members]) => members.length > 1).map(([name, { length }], index) =>
    toStage(request, `${own[0]!.service}:${name}:`, length, ranks.ownStage, index));
}

function toStage(request: Request, label: string, count: number, rank: number, index: number): Choice {
  const { slot, support } = request;
  const isSnippet = support.snippets === true && slot.close !== "";
  return {
    label,
    kind: CompletionItemKind.Module,
    beside: say(request, counted(count, nouns.action)),
    // A quote that is missing stays so until the name is whole.
    text: isSnippet ? quoted(slot, `${literal(label)}$0`) : slot.lead + label,
    isSnippet,
    sortText: sortText(rank, index),
    retrigger: true,
  };
}

import { CompletionItemKind } from "vscode-languageserver-types";
import { byResourceType, byService } from "../../../core/catalog/useful-wildcards.js";
import { counted, nouns } from "../../../core/text/counted.js";
import { type CompletionChoice, quoted, sortText } from "../item/item.js";
import { type Ranking, ranks } from "./ranking.js";
import { type Request, say } from "../item/request.js";
import { literal } from "../item/snippet.js";

/**
 * The way to an action in three steps: a service before the first colon, then the resource types of that service.
 * Stages and whole names are in one list: a stage is a prefix of every name that it leads to, so it disappears while
 * the author types on.
 */
export function stages(request: Request, ranking: Ranking): CompletionChoice[] {
  const { slot, snapshot: { environment: { catalog } } } = request;
  // If the quotes are inserted too, the cursor must be placed between them.
  if (slot.open !== "" && !request.support.snippets) return [];
  const [service, type] = slot.typed.trim().toLowerCase().split(":");
  if (type === undefined) {
    return [...byService(catalog.actions)].map(([name, { length }], index) =>
      toStage(
        request,
        `${name}:`,
        length,
        ranking.services.has(name.toLowerCase()) ? ranks.ownStage : ranks.stage,
        index,
      ),
    );
  }
  const own = catalog.ofService(service ?? "");
  const types = [...byResourceType(own)];
  // A single stage would lead to the same list, and a stage for one action is longer than its name.
  if (types.length < 2 || slot.typed.split(":").length > 2) return [];
  return types.filter(([, members]) => members.length > 1).map(([name, { length }], index) =>
    toStage(request, `${own[0]!.service}:${name}:`, length, ranks.ownStage, index));
}

function toStage(request: Request, label: string, count: number, rank: number, index: number): CompletionChoice {
  const { slot, support } = request;
  const isSnippet = support.snippets === true && slot.close !== "";
  return {
    label,
    kind: CompletionItemKind.Module,
    beside: say(request, counted(count, nouns.action)),
    // A missing quote is not added until the name is complete.
    text: isSnippet ? quoted(slot, `${literal(label)}$0`) : slot.lead + label,
    isSnippet,
    sortText: sortText(rank, index),
    retrigger: true,
  };
}

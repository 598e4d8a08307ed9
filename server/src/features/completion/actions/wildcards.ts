import { CompletionItemKind } from "vscode-languageserver-types";
import { usefulWildcards } from "../../../core/catalog/useful-wildcards.js";
import { counted, nouns } from "../../../core/text/counted.js";
import { type CompletionChoice, quoted, sortText } from "../item/item.js";
import type { Ranking } from "./ranking.js";
import { type Request, say } from "../item/request.js";

/**
 * Wildcards of the typed service with the number of their matches. They follow the names, because fewer permissions
 * come first.
 */
export function wildcards(request: Request, ranking: Ranking): CompletionChoice[] {
  const { slot, place, snapshot: { environment: { catalog } } } = request;
  const [service, type] = slot.typed.trim().toLowerCase().split(":");
  if (type === undefined) return [];
  const actions = catalog.ofService(service ?? "");
  if (actions.length === 0) return [];
  const isDeny = place.statement?.effect?.value === "Deny";
  return usefulWildcards(actions[0]!.service, actions, type, isDeny).map(({ pattern, matches }, index) => ({
    label: pattern,
    kind: CompletionItemKind.Enum,
    beside: say(request, counted(matches.length, nouns.action)),
    text: quoted(slot, pattern),
    sortText: sortText(ranking.rankOfWildcard(pattern, matches), index),
    subject: { kind: "wildcard", pattern },
  }));
}

import { CompletionItemKind } from "vscode-languageserver-types";
import { requiredTogether } from "../../../core/analysis/dependencies.js";
import { unmetAmong, unmetNeeds } from "../../../core/analysis/unmet.js";
import type { Action } from "../../../core/catalog/model.js";
import { planGrants } from "../../../core/edit/grant.js";
import { addedCharacters } from "../../../core/edit/limits.js";
import { limits } from "../../../core/language/limits.js";
import { minifiedPolicyLength } from "../../../core/policy/minified-length.js";
import { type CompletionChoice, quoted, sortText } from "../item/item.js";
import { type Ranking, ranks } from "./ranking.js";
import { type Request, say } from "../item/request.js";

/**
 * A second item for each action with dependencies that the policy does not allow yet. It also adds them, in the same
 * places and limits as the quick fix. Only inside closed quotes, because otherwise the end of the list is unclear.
 * These items follow all plain names of their rank, because granting more must not be the default. They are offered
 * only for the services of the statement or of the typed prefix, to keep the list short.
 */
export function withDependencies(
  request: Request,
  ranking: Ranking,
  actions: readonly Action[],
  { isSearch, rankOf }: { readonly isSearch: boolean; rankOf(action: Action): number },
): (CompletionChoice & { readonly action: Action })[] {
  const {
    snapshot: {
      text,
      environment: { catalog },
    },
    place: { spot, policy, statement },
    slot,
  } = request;
  if (spot.kind !== "value" || spot.node.kind !== "string" || slot.close !== "" || statement?.effect?.value !== "Allow")
    return [];
  // Of a repeated key only the last one counts, and an addition to another one would grant nothing.
  if (!spot.list || spot.list !== statement.actionList) return [];
  const { node } = spot;
  const typed = /^\s*([\w-]+):/.exec(slot.typed)?.[1]?.toLowerCase();
  const isNear = ({ service }: Action) =>
    isSearch || (typed === undefined ? ranking.services.has(service.toLowerCase()) : service.toLowerCase() === typed);
  const characters = minifiedPolicyLength(policy) - node.value.length;
  // The limits apply to the text with the new name, which is longer than the text that the plans below check.
  const isTooMuch = (name: string, adds: readonly string[]) =>
    characters + name.length + addedCharacters(adds, !statement.isUnrestricted) > limits.characters.max
    || (statement.isUnrestricted && ranking.others.length + 1 + adds.length > limits.actions.max);
  if (isTooMuch("", [])) return [];
  const most = /^\s*([\w-]+:)?\s*$/.test(slot.typed) ? mostAddedBeforeTheFirstKey : Infinity;
  let added = 0;
  return actions.flatMap((action, index) => {
    if (added >= most || !isNear(action)) return [];
    const rank = rankOf(action);
    if (
      rank >= ranks.granted
      || unmetNeeds(action, ranking.permissions).missing.length === 0
      || ranking.permissions.verdict(action.name) === "denied"
    )
      return [];
    const adds = unmetAmong(requiredTogether(action, catalog), ranking.permissions).missing;
    if (isTooMuch(action.name, adds)) return [];
    const plan = planGrants(text, policy, [{ statement, anchor: node, actions: adds }]);
    if (plan.kind === "refused") return [];
    added += adds.length;
    return [
      {
        action,
        label: say(request, adds.length === 1 ? withOne : withMany, { action: action.name, count: adds.length }),
        kind: CompletionItemKind.Value,
        text: quoted(slot, action.name),
        sortText: `${sortText(rank, 0).slice(0, 2)}z${sortText(0, index).slice(2)}`,
        subject: { kind: "with-dependencies", name: action.name, adds },
        // If the comma after this item is needed, it is part of the plan.
        additional: [...slot.additional.filter(({ range }) => range.start < node.range.start), ...plan.edits],
      },
    ];
  });
}

/**
 * The maximum number of actions that these items add before the first key is typed, also after the service: they are
 * long, and that list is a choice of stages.
 */
const mostAddedBeforeTheFirstKey = 10;

const withOne = { en: "{action} with its 1 dependency", zh: "{action} 及其 1 个依赖" };
const withMany = { en: "{action} with its {count} dependencies", zh: "{action} 及其 {count} 个依赖" };

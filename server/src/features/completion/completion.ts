import { type CompletionItem, CompletionItemKind, type CompletionList, type Position } from "vscode-languageserver-types";
import { valuesElsewhere } from "../../core/policy/values-elsewhere.js";
import { elementAt, type ElementPlace } from "../../core/policy/locate.js";
import type { PolicyFile } from "../../core/policy/model.js";
import { parsePolicyDraft } from "../../core/policy/parse.js";
import type { ObjectNode } from "../../core/policy/syntax.js";
import type { Snapshot } from "../snapshot.js";
import { type ActionItems, actionItems } from "./actions.js";
import { conditionKeyItems, conditionValueItems, operatorItems } from "./conditions.js";
import { identityActionItems } from "./identity-actions.js";
import { quoted, sortText, toItem } from "./item.js";
import { elementItems } from "./keys.js";
import type { CompletionSupport, Request } from "./request.js";
import { resourceItems } from "./resources.js";
import { isPolicyName, policyItems } from "./skeleton.js";
import { type Slot, slotAt } from "./slot.js";
import { statementItems } from "./statements.js";
import { effectItems, versionItems } from "./values.js";

/** What can stand at a position of a policy; nothing where nothing is known, and nothing in any other file that holds something. */
export function completion(snapshot: Snapshot, position: Position, support: CompletionSupport): CompletionList | undefined {
  const offset = snapshot.offsetAt(position);
  const file = fileOf(snapshot);
  const place = elementAt(file, offset);
  const whole = policyItems(snapshot, offset, { ...support, editRange: false });
  const slot = place && slotAt(file.text, place.spot, offset);
  // The quote just typed has closed something. Nobody wants another one yet, and Enter would take it.
  const isJustClosed = support.trigger === '"' && place?.spot.kind.endsWith("gap");
  const writing = slot && !isJustClosed ? snapshot.writingAt(slot.range) : undefined;
  const request: Request | undefined = place && slot && writing ? { snapshot, support, place, slot, writing } : undefined;
  const found = request && itemsAt(request, file);
  if (!found && whole.length === 0) return undefined;
  const list = { isIncomplete: found?.isIncomplete ?? false, items: [...(found?.items ?? []), ...whole] };
  return support.editRange && request ? { ...list, itemDefaults: { editRange: request.writing.range } } : list;
}

/** A file that says by its name that it is a policy is taken for one from its first key on. */
function fileOf({ uri, text, dialect, file }: Snapshot): PolicyFile {
  return file.policies.length === 0 && isPolicyName(uri) ? parsePolicyDraft(text, dialect) : file;
}

function itemsAt(request: Request, { root }: PolicyFile): ActionItems | undefined {
  const { place: { spot }, snapshot: { uri }, support } = request;
  const isKey = spot.kind === "key" || spot.kind === "key-gap";
  const answer = isKey ? keyItems(request, spot.object) : valueItems(request);
  const { items, isIncomplete } = Array.isArray(answer) ? { items: answer, isIncomplete: false } : answer;
  if (Array.isArray(answer) && items.length === 0) return undefined;
  if (isKey || !support.jsonService || isPolicyName(uri)) return { isIncomplete, items };
  // What the editor offers anyhow would stand there twice.
  const elsewhere = valuesElsewhere(root, spot.property);
  return { isIncomplete, items: items.filter(({ label }) => !elsewhere.has(label)) };
}

function keyItems(request: Request, object: ObjectNode): CompletionItem[] {
  const { policy, statement, element, operator } = request.place;
  if (object === policy.node || object === statement?.node) return elementItems(request, object);
  if (element !== "Condition") return [];
  return object === statement?.conditionNode ? operatorItems(request, object) : object === operator?.value ? conditionKeyItems(request, object) : [];
}

function valueItems(request: Request): CompletionItem[] | ActionItems {
  const { place, slot } = request;
  const listed = { ...request, slot: inBrackets(place, slot) };
  switch (place.element) {
    case "Version":
      return place.statement ? [] : versionItems(request);
    case "Statement":
      return place.statement ? [] : place.spot.kind === "item-gap" ? statementItems(request) : place.spot.kind === "value-gap" ? statementItems(request, true) : [];
    case "Effect":
      return effectItems(request);
    case "Action":
      if (place.policy.language === "5.0") return identityActionItems(listed);
      return place.policy.kind === "custom-policy" ? actionItems(listed) : place.policy.kind === "agency-policy" ? assumeItem(listed) : [];
    case "NotAction":
      return place.policy.language === "5.0" ? identityActionItems(listed) : [];
    case "Resource":
      return resourceItems(listed);
    case "Condition":
      return place.conditionKey ? conditionValueItems(listed) : [];
    default:
      return [];
  }
}

/** Behind the colon of an element that wants a list, the brackets are written too. */
function inBrackets({ spot }: ElementPlace, slot: Slot): Slot {
  return spot.kind === "value-gap" ? { ...slot, lead: `${slot.lead}[`, trail: `]${slot.trail}` } : slot;
}

/** The only action that an agency policy may have. */
function assumeItem(request: Request): ActionItems {
  const label = "iam:agencies:assume";
  const item = toItem(request, { label, kind: CompletionItemKind.EnumMember, text: quoted(request.slot, label), sortText: sortText(0, 0), subject: label });
  return { isIncomplete: false, items: [item] };
}

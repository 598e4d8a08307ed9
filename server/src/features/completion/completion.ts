import type { CompletionList, Position } from "vscode-languageserver-types";
import { isPolicyName } from "../../core/policy/file-names.js";
import { elementAt, type ElementPlace } from "../../core/policy/locate.js";
import type { PolicyFile } from "../../core/policy/model.js";
import { parsePolicyDraft } from "../../core/policy/parse.js";
import { valuesElsewhere } from "../../core/policy/values-elsewhere.js";
import type { Snapshot } from "../snapshot.js";
import type { CompletionSupport, Request } from "./item/request.js";
import { type Slot, slotAt } from "./item/slot.js";
import type { CompletionKind, ItemList } from "./kind.js";
import { completionKinds } from "./kinds/index.js";
import { policyItems } from "./whole-policy.js";

/**
 * The completion items at a position of a policy; empty if nothing is known, and in any other file that is not empty.
 */
export function completion(
  snapshot: Snapshot,
  position: Position,
  support: CompletionSupport,
): CompletionList | undefined {
  const offset = snapshot.offsetAt(position);
  const file = fileOf(snapshot);
  const place = elementAt(file, offset);
  const whole = policyItems(snapshot, offset, { ...support, editRange: false });
  const slot = place && slotAt(file.text, place.spot, offset);
  // The typed quote has closed a string. Another item is not wanted yet, and Enter would accept it.
  const isJustClosed = support.trigger === '"' && place?.spot.kind.endsWith("gap");
  const writing = slot && !isJustClosed ? snapshot.writingAt(slot.range) : undefined;
  const request: Request | undefined =
    place && slot && writing ? { snapshot, support, place, slot, writing } : undefined;
  const found = request && itemsAt(request, file);
  if (!found && whole.length === 0) return undefined;
  const list = { isIncomplete: found?.isIncomplete ?? false, items: [...(found?.items ?? []), ...whole] };
  return support.editRange && request ? { ...list, itemDefaults: { editRange: request.writing.range } } : list;
}

/** A file whose name says that it is a policy counts as one from its first key on. */
function fileOf({ uri, text, dialect, file }: Snapshot): PolicyFile {
  return file.policies.length === 0 && isPolicyName(uri) ? parsePolicyDraft(text, dialect) : file;
}

function itemsAt(request: Request, { root }: PolicyFile): ItemList | undefined {
  const { place, place: { spot }, slot, snapshot: { uri }, support } = request;
  const isKey = spot.kind === "key" || spot.kind === "key-gap";
  const kind = completionKinds.find((one) => one.at === (isKey ? "key" : "value") && appliesTo(one, place));
  const answer = kind?.items(kind.isList ? { ...request, slot: inBrackets(place, slot) } : request) ?? [];
  const { items, isIncomplete } = Array.isArray(answer) ? { items: answer, isIncomplete: false } : answer;
  if (Array.isArray(answer) && items.length === 0) return undefined;
  if (isKey || !support.jsonService || isPolicyName(uri)) return { isIncomplete, items };
  // The editor's own JSON service offers values from elsewhere in the file, so they would be listed twice.
  const elsewhere = valuesElsewhere(root, spot.property);
  return { isIncomplete, items: items.filter(({ label }) => !elsewhere.has(label)) };
}

function appliesTo({ elements, applies }: CompletionKind, place: ElementPlace): boolean {
  return (!elements || elements.includes(place.element ?? "")) && (applies?.(place) ?? true);
}

/** After the colon of an element with a list, the brackets are inserted too. */
function inBrackets({ spot }: ElementPlace, slot: Slot): Slot {
  return spot.kind === "value-gap" ? { ...slot, lead: `${slot.lead}[`, trail: `]${slot.trail}` } : slot;
}

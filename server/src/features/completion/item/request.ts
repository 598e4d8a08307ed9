import type { ElementPlace } from "../../../core/policy/locate.js";
import type { ActionEntry } from "../../../core/policy/model.js";
import { type Bilingual, format, type MessageArgs } from "../../../core/text/message.js";
import type { Snapshot, Writing } from "../../snapshot.js";
import type { Slot } from "./slot.js";

/** The client's capabilities for items, and the trigger. Missing capabilities are not supported. */
export interface CompletionSupport {
  /** Shows a text next to a label; otherwise one line of detail is used. */
  readonly labelDetails: boolean;
  /** Supports snippets. Without it, an item is one line of plain text. */
  readonly snippets?: boolean;
  /** Accepts a common range for all items of the list. */
  readonly editRange?: boolean;
  /** Shows deprecated items struck through. */
  readonly deprecated?: boolean;
  /** The editor's JSON service offers values from elsewhere in the file if the file's name has no schema. */
  readonly jsonService?: boolean;
  /** The character that triggered the request, if any. */
  readonly trigger?: string | undefined;
}

/** One completion request: a place in a policy. */
export interface Request {
  readonly snapshot: Snapshot;
  readonly support: CompletionSupport;
  readonly place: ElementPlace;
  readonly slot: Slot;
  /** The range of the slot in the document. */
  readonly writing: Writing;
}

/** The services of listed actions, in lower case; `*` for a wildcard over all of them. */
export function servicesOf(actions: readonly ActionEntry[] = []): ReadonlySet<string> {
  return new Set(actions.flatMap(({ pattern: { parts, key } }) => parts?.[0] ?? /^[\w*-]+(?=:|$)/.exec(key) ?? []));
}

/** A text in the reader's language. */
export function say(
  { snapshot: { environment } }: Pick<Request, "snapshot">,
  template: Bilingual,
  args: MessageArgs = {},
): string {
  return format(template, args, environment.language);
}

import type { ElementPlace } from "../../../core/policy/locate.js";
import type { ActionEntry } from "../../../core/policy/model.js";
import { type Bilingual, format, type MessageArgs } from "../../../core/text/message.js";
import type { Snapshot, Writing } from "../../snapshot.js";
import type { Slot } from "./slot.js";

/** What the client can do with an item, and what made it ask. What is left out it cannot do. */
export interface CompletionSupport {
  /** Show a text beside a label; the older way is one line of detail. */
  readonly labelDetails: boolean;
  /** Insert texts with places to fill in. Without it, an item is one line of plain text. */
  readonly snippets?: boolean;
  /** Take the range that all items replace once, for the whole list. */
  readonly editRange?: boolean;
  /** Show that an item is deprecated, by striking it through. */
  readonly deprecated?: boolean;
  /** A JSON service beside ours offers values from elsewhere in the file, where its name has no schema. */
  readonly jsonService?: boolean;
  /** The character that was just typed, if that is why. */
  readonly trigger?: string | undefined;
}

/** One question of a client: what can stand here? */
export interface Request {
  readonly snapshot: Snapshot;
  readonly support: CompletionSupport;
  readonly place: ElementPlace;
  readonly slot: Slot;
  /** The place of the slot in the document. */
  readonly writing: Writing;
}

/** The services that listed actions name, in lower case; `*` for a wildcard over all of them. */
export function servicesOf(actions: readonly ActionEntry[] = []): ReadonlySet<string> {
  return new Set(actions.flatMap(({ pattern }) => /^[\w*-]+(?=:|$)/.exec(pattern.text.toLowerCase()) ?? []));
}

/** A text in the language of the reader. */
export function say({ snapshot: { environment } }: Pick<Request, "snapshot">, template: Bilingual, args: MessageArgs = {}): string {
  return format(template, args, environment.language);
}

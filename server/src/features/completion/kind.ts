import type { CompletionItem } from "vscode-languageserver-types";
import type { Block } from "../../core/outline/outline.js";
import type { ElementPlace } from "../../core/policy/locate.js";
import type { Environment } from "../snapshot.js";
import type { Request } from "./item/request.js";

/** A kind of completion. Each is a file in `kinds/`, and an entry in the list there. */
export interface CompletionKind {
  /** Whether it completes keys or values. */
  readonly at: "key" | "value";
  /** The elements that it applies to; all if absent. */
  readonly elements?: readonly string[];
  /** Whether its values are items of a list: after the colon of an element, the brackets are inserted too. */
  readonly isList?: boolean;
  /** An additional condition on the place. If several kinds apply, the first one in the list is used. */
  applies?(place: ElementPlace): boolean;
  items(request: Request): CompletionItem[] | ItemList;
  /** The documentation of its items, by the kind of their subject; requested for the selected item only. */
  readonly describe?: Readonly<Record<string, Describe>>;
}

/** Items, and whether the client has to request them again while the author types. */
export interface ItemList {
  readonly isIncomplete: boolean;
  readonly items: CompletionItem[];
}

/** The documentation of a subject; `undefined` if there is none. Clients may send any fields. */
export type Describe = (
  subject: Readonly<Record<string, unknown>>,
  environment: Environment,
) => readonly Block[] | undefined;

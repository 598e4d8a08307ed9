import type { CompletionItem } from "vscode-languageserver-types";
import type { Block } from "../../core/outline/outline.js";
import type { ElementPlace } from "../../core/policy/locate.js";
import type { Environment } from "../snapshot.js";
import type { Request } from "./item/request.js";

/** Something that can be completed. Each is a file in `kinds/`, and a line in the list there. */
export interface CompletionKind {
  /** Whether it completes keys or values. */
  readonly at: "key" | "value";
  /** The elements in which it does; any if it is left out. */
  readonly elements?: readonly string[];
  /** Whether its values are items of a list: behind the colon of an element the brackets are written too. */
  readonly isList?: boolean;
  /** What else must be true of the place. Of several kinds that apply, the first one in the list is asked. */
  applies?(place: ElementPlace): boolean;
  items(request: Request): CompletionItem[] | ItemList;
  /** The documentation of its items, by the kind of their subject. It is asked for the one item that the reader looks at. */
  readonly describe?: Readonly<Record<string, Describe>>;
}

/** Items, and whether the client has to ask for them again while the author types on. */
export interface ItemList {
  readonly isIncomplete: boolean;
  readonly items: CompletionItem[];
}

/** The documentation of a subject; `undefined` if there is none. The fields come back from a client, which may send anything. */
export type Describe = (subject: Readonly<Record<string, unknown>>, environment: Environment) => readonly Block[] | undefined;

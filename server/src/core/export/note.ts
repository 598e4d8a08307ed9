import type { Bilingual, MessageArgs } from "../text/message.js";

/** A sentence for people, in either language. */
export interface Note {
  readonly text: Bilingual;
  readonly args: MessageArgs;
}

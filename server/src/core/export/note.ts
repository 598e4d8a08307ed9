import type { Bilingual, MessageArgs } from "../text/message.js";

/** A sentence for people, in whichever language they read. */
export interface Note {
  readonly text: Bilingual;
  readonly args: MessageArgs;
}

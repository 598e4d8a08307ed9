import type { Bilingual, MessageArgs } from "../text/message.js";

/** A sentence for people, in either language. */
export interface ExportNote {
  readonly text: Bilingual;
  readonly args: MessageArgs;
}

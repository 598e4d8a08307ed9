import type { Bilingual } from "../text/message.js";

/** A policy for a common task: complete, with everything that its actions need, and formatted like in the console. */
export interface PolicyTemplate {
  readonly id: string;
  readonly title: Bilingual;
  readonly description: Bilingual;
  /**
   * JSON as a snippet. `${1:example}` is a placeholder; with its examples the policy is valid. Without a line break at
   * the end.
   */
  readonly text: string;
}

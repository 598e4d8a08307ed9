import type { Bilingual, MessageArgs } from "../../core/text/message.js";

/** Something that the caller has to put right: shown as one sentence, ends with exit code 2. */
export class UsageProblem extends Error {
  readonly template: Bilingual;
  readonly args: MessageArgs;

  constructor(template: Bilingual, args: MessageArgs = {}) {
    super(template.en);
    this.name = "UsageProblem";
    this.template = template;
    this.args = args;
  }
}

/** What a command ends with. */
export const exit = { clean: 0, findings: 1, usage: 2 } as const;

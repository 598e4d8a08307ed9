import type { Bilingual, MessageArgs } from "../../core/text/message.js";

/** An error that the caller must correct: shown as one sentence, with exit code 2. */
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

/** The exit codes of the commands. */
export const exit = { clean: 0, findings: 1, usage: 2 } as const;

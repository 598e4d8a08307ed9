import { element } from "../app/element.js";
import type { Shell } from "../app/shell.js";
import type { CopyPolicyParams, CopyPolicyResult } from "../../../server/src/protocol.js";
import { ask, show } from "../app/dialog.js";
import { playgroundTexts as texts } from "./texts.js";

/** Moves the cursor to a position of the protocol. */
export type GoTo = (position: { readonly line: number; readonly character: number }) => void;

/** Copies a policy for the console; asks the server's questions until there is a text, or a reason why not. */
export async function copyForConsole(params: CopyPolicyParams, shell: Shell, goTo: GoTo): Promise<void> {
  const { say, server, announce } = shell;
  const answer = await server.ask<CopyPolicyParams, CopyPolicyResult | null>("huaweiIam/copyPolicy", params);
  switch (answer?.kind) {
    case undefined:
      return;
    case "text":
      if (await putOnClipboard(answer.text, shell)) announce(answer.message, true);
      return;
    case "refused": {
      const { position } = answer;
      const choice = await show(answer.message, position ? [say(texts.goThere)] : [], say(texts.close));
      if (choice === 0 && position) goTo(position);
      return;
    }
    case "policy-wanted": {
      const policy = await ask(answer.message, answer.choices, say(texts.cancel));
      if (policy !== undefined) await copyForConsole({ ...params, policy }, shell, goTo);
      return;
    }
    case "type-wanted": {
      const first = answer.choices.findIndex(({ type }) => type === answer.suggested);
      const index = await ask(answer.message, answer.choices, say(texts.cancel), first);
      const type = index === undefined ? undefined : answer.choices[index]?.type;
      if (type !== undefined) await copyForConsole({ ...params, policy: answer.policy, type }, shell, goTo);
    }
  }
}

/**
 * Copies a text. Where the browser does not allow it, shows it so that it can be copied by hand, and returns `false`
 * when that is closed.
 */
export async function putOnClipboard(text: string, { say }: Shell): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const field = element("textarea", { readonly: true, rows: 12, "aria-label": say(texts.noClipboard) }, text);
    const closed = show(say(texts.noClipboard), [], say(texts.close), field);
    field.select();
    await closed;
    return false;
  }
}

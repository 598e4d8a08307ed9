import { commands, env, l10n, Selection, Uri, window, workspace, type QuickPickItem, type TextDocument } from "vscode";
import {
  copyPolicyRequest,
  type CopyPolicyParams,
  type CopyPolicyResult,
  type Position,
} from "../../../server/src/protocol.js";
import type { App, Command } from "./command.js";

type Form = CopyPolicyParams["form"];
const forms = ["pretty", "minified", "api-body"] as const satisfies readonly Form[];

/** The form that was chosen last; Enter selects it again. */
const lastForm = "copyPolicy.form";

export const copyPolicy: Command = {
  id: "huaweiIam.copyPolicy",
  /** A menu passes the document; a key binding may pass the form: `{ "form": "minified" }`. */
  async run(app, target) {
    const document = target instanceof Uri ? await workspace.openTextDocument(target) : app.policy.current;
    if (!document) return void window.showInformationMessage(l10n.t("Open a policy first, then copy it."));
    const form = formIn(target) ?? await chooseForm(app);
    if (!form) return;
    const editor = [window.activeTextEditor, ...window.visibleTextEditors].find((one) => one?.document === document);
    const position = editor ? { position: editor.selection.active } : {};
    await copy(app, document, { textDocument: { uri: document.uri.toString() }, form, ...position });
  },
};

function formIn(target: unknown): Form | undefined {
  const form = typeof target === "object" && target !== null && "form" in target ? target.form : undefined;
  return forms.find((one) => one === form);
}

/** Calls the server and asks the user its questions, until there is a text to copy or a reason why not. */
async function copy(app: App, document: TextDocument, params: CopyPolicyParams): Promise<void> {
  const answer = await app.server.ask<CopyPolicyParams, CopyPolicyResult>(copyPolicyRequest, params);
  switch (answer?.kind) {
    case undefined:
      return void window.showErrorMessage(l10n.t("Nothing was copied: the language server is not responding."));
    case "text":
      await env.clipboard.writeText(answer.text);
      return void tell(answer);
    case "refused":
      return void refuse(answer.message, document, answer.position);
    case "policy-wanted": {
      const choice = await pick(answer.choices.map((one, policy) => ({ ...one, policy })), answer.message);
      return choice && copy(app, document, { ...params, policy: choice.policy });
    }
    case "type-wanted": {
      const choice = await pick(answer.choices, answer.message, ({ type }) => type === answer.suggested);
      return choice && copy(app, document, { ...params, policy: answer.policy, type: choice.type });
    }
  }
}

async function chooseForm({ context }: App): Promise<Form | undefined> {
  const last = context.globalState.get<Form>(lastForm);
  const choices: (QuickPickItem & { form: Form })[] = [
    { form: "pretty", label: l10n.t("JSON"), description: l10n.t("on several lines, for the JSON view of the console") },
    { form: "minified", label: l10n.t("Minified JSON"), description: l10n.t("on one line, without white space") },
    { form: "api-body", label: l10n.t("API body"), description: l10n.t("for POST /v3.0/OS-ROLE/roles, with name and type (AX or XA)") },
  ];
  const choice = await pick(choices, l10n.t("Copy this policy as"), ({ form }) => form === last);
  if (choice) await context.globalState.update(lastForm, choice.form);
  return choice?.form;
}

/** Lets the user choose. `isFirst` marks the item that Enter selects; the order of the items never changes. */
function pick<Item extends QuickPickItem>(
  items: readonly Item[],
  title: string,
  isFirst: (item: Item) => boolean = () => false,
): Promise<Item | undefined> {
  return new Promise((resolve) => {
    const box = window.createQuickPick<Item>();
    box.title = title;
    box.items = items;
    const first = items.find(isFirst);
    if (first) box.activeItems = [first];
    box.onDidAccept(() => {
      resolve(box.selectedItems[0]);
      box.hide();
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

async function tell({ message, errors, warnings }: Extract<CopyPolicyResult, { kind: "text" }>): Promise<void> {
  if (errors + warnings === 0) return void window.showInformationMessage(message);
  const showProblems = l10n.t("Show Problems");
  const choice = await (errors > 0
    ? window.showWarningMessage(message, showProblems)
    : window.showInformationMessage(message, showProblems));
  if (choice === showProblems) await commands.executeCommand("workbench.actions.view.problems");
}

async function refuse(message: string, document: TextDocument, position: Position | undefined): Promise<void> {
  const goThere = l10n.t("Go There");
  const choice = await window.showErrorMessage(message, ...(position ? [goThere] : []));
  if (choice !== goThere || !position) return;
  const editor = await window.showTextDocument(document);
  editor.selection = new Selection(position.line, position.character, position.line, position.character);
  editor.revealRange(editor.selection);
}

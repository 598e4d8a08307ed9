import { nextDiagnostic } from "@codemirror/lint";
import { element, fill } from "../app/element.js";
import type { Shell, View } from "../app/shell.js";
import { markdownToHtml } from "../app/markdown.js";
import { printRoute } from "../app/route.js";
import { copyForConsole, type GoTo, putOnClipboard } from "./copy.js";
import type { PlacedFinding } from "./diagnostics.js";
import { showFindings, summaryOf } from "./findings.js";
import { startList } from "./starts.js";
import { chinesePhrases } from "./phrases.js";
import type { Checked, Session } from "./session.js";
import { packPolicy } from "./share.js";
import type { LspCodeAction } from "./protocol.js";
import { playgroundTexts as texts } from "./texts.js";

type Form = keyof typeof texts.forms;

/** The page with the editor, the findings and the explanation. */
export function playground(session: Session, shell: Shell): View {
  const { say } = shell;
  const { editor } = session;
  editor.setTexts(say(texts.editor), shell.language === "zh" ? chinesePhrases : {});
  const parts = panels(shell, startList(session, shell));
  fill(parts.editor, editor.view.dom);

  const applyAction = (action: LspCodeAction) => {
    session.apply(action);
    shell.announce(say(texts.fixed, { title: action.title }), true);
    editor.view.focus();
  };
  const showChecked = ({ findings, fixes, explanation, version, label, fixAll }: Checked) => {
    const listed = findings.map((finding, index) => ({
      finding,
      line: lineOf(session, finding),
      offered: fixes[index],
    }));
    showFindings(parts.list, listed, shell, {
      show: ({ from, to }) => {
        editor.show(from, to);
      },
      apply: applyAction,
    });
    parts.label.textContent = label ?? say(texts.noPolicy);
    // «No findings» would praise a text that nothing was found in.
    if (label === undefined && findings.length === 0) parts.count.textContent = say(texts.nothing);
    parts.explanation.innerHTML = markdownToHtml(explanation, (action) =>
      shell.href({ page: "action", action, version }),
    );
    parts.fixAll.hidden = fixAll === undefined;
    parts.fixAll.onclick = fixAll
      ? () => {
          applyAction(fixAll);
        }
      : null;
    parts.main.dataset["state"] = "checked";
  };
  const showCount = (findings: readonly PlacedFinding[]) => {
    const summary = summaryOf(findings, shell);
    if (parts.count.textContent !== summary) parts.count.textContent = summary;
    if (!session.checked) return;
    parts.main.dataset["state"] = "checking";
  };
  session.onFindings = showCount;
  session.onChecked = showChecked;
  session.onFailed = (file) => {
    parts.count.textContent = say(texts.failed, { file });
    parts.main.dataset["state"] = "failed";
  };
  if (session.failed !== undefined) session.onFailed(session.failed);
  session.onEdit = () => {
    parts.main.dataset["state"] = "checking";
    parts.example.value = "";
    if (location.hash.startsWith("#/policy/")) location.replace(shell.href({ page: "playground" }));
  };
  if (session.findings) showCount(session.findings);
  if (session.checked) showChecked(session.checked);

  parts.copy.addEventListener("click", () => {
    const { head } = editor.view.state.selection.main;
    const line = editor.view.state.doc.lineAt(head);
    const position = { line: line.number - 1, character: head - line.from };
    const params = { textDocument: { uri: editor.uri }, form: session.form, position };
    const goTo: GoTo = (place) => {
      const offset = editor.view.state.doc.line(place.line + 1).from + place.character;
      editor.show(offset, offset);
    };
    copyForConsole(params, shell, goTo).catch((error: unknown) => {
      shell.announce(say(texts.failed, { file: error instanceof Error ? error.message : String(error) }), true);
    });
  });
  parts.form.value = session.form;
  parts.form.addEventListener("change", () => {
    session.form = parts.form.value as Form;
  });
  parts.link.addEventListener("click", () => void copyLink(session, shell));
  return { title: say(texts.title), content: parts.main };
}

async function copyLink(session: Session, shell: Shell): Promise<void> {
  const { language, edition } = shell;
  const shared = await packPolicy(session.editor.text);
  const address = new URL(location.href);
  address.hash = printRoute({ page: "playground", shared }, { language, edition });
  if (await putOnClipboard(address.href, shell)) shell.announce(shell.say(texts.linkCopied), true);
}

/** Moves the focus to the fixes of the finding at the cursor, or of the next one. */
export function focusFixes(session: Session): boolean {
  const { view } = session.editor;
  const at = (head: number) => (session.findings ?? []).findIndex(({ from, to }) => from <= head && head <= to);
  let index = at(view.state.selection.main.head);
  if (index < 0) {
    nextDiagnostic(view);
    index = at(view.state.selection.main.head);
  }
  const item = document.querySelector(`[data-finding="${String(index)}"]`);
  const target = [".fix", "summary", ".place"].flatMap((name) => item?.querySelector<HTMLElement>(name) ?? []);
  target[0]?.focus();
  return true;
}

function lineOf({ editor }: Session, { from }: PlacedFinding): number {
  const { doc } = editor.view.state;
  return doc.lineAt(Math.min(from, doc.length)).number;
}

function panels({ say }: Shell, example: HTMLSelectElement) {
  const form = element(
    "select",
    { "aria-label": say(texts.copyForm) },
    Object.entries(texts.forms).map(([value, text]) => element("option", { value }, say(text))),
  );
  const copy = element("button", { type: "button", class: "primary" }, say(texts.copy));
  const link = element("button", { type: "button", class: "quiet" }, say(texts.link));
  const editor = element("div", { class: "editor" });
  const count = element("p", { class: "count", role: "status" }, say(texts.loading));
  const list = element("ol", { class: "findings" });
  const fixAll = element("button", { type: "button", class: "quiet", hidden: true }, say(texts.fixAll));
  const label = element("p", { class: "policy-label" });
  const explanation = element("div", { class: "prose", tabindex: 0 });
  const main = element(
    "div",
    { class: "playground", "data-state": "loading" },
    element(
      "div",
      { class: "intro" },
      element("h1", {}, say(texts.title)),
      element("p", { class: "lead" }, say(texts.lead)),
    ),
    element(
      "div",
      { class: "toolbar" },
      element("div", { class: "field" }, element("label", { for: "example" }, say(texts.example)), example),
      element("div", { class: "tools" }, link, element("div", { class: "joined" }, form, copy)),
    ),
    element(
      "div",
      { class: "columns" },
      element(
        "div",
        { class: "column" },
        element("section", { class: "panel editor-panel", "aria-label": say(texts.editor) }, editor),
        element("p", { class: "keys" }, say(texts.keys)),
        element(
          "section",
          { class: "panel", "aria-labelledby": "findings-title" },
          element(
            "div",
            { class: "panel-head" },
            element("h2", { id: "findings-title" }, say(texts.findings)),
            count,
            fixAll,
          ),
          list,
        ),
      ),
      element(
        "section",
        { class: "panel explanation", "aria-labelledby": "explanation-title" },
        element(
          "div",
          { class: "panel-head" },
          element("h2", { id: "explanation-title" }, say(texts.explanation)),
          label,
        ),
        explanation,
      ),
    ),
  );
  return { main, example, form, copy, link, editor, count, list, fixAll, label, explanation };
}

import { LSPPlugin } from "@codemirror/lsp-client";
import type { Extension, Text } from "@codemirror/state";
import { Server, type ServerSettings } from "../server/server.js";
import type { CopyPolicyParams, ExplainResult } from "../../../server/src/protocol.js";
import { serverSuggestions } from "./completion.js";
import { type PlacedFinding, serverFindings } from "./diagnostics.js";
import { PolicyEditor } from "./editor.js";
import { editsOf, type OfferedFixes, offeredFixes, withoutRepeatedFixes } from "./fixes.js";
import { serverHovers } from "./hover.js";
import type { LspCodeAction } from "./protocol.js";

/** What the page shows of the current text. Each part is `undefined` until the server has answered. */
export interface Checked {
  readonly findings: readonly PlacedFinding[];
  readonly fixes: readonly OfferedFixes[];
  /** Markdown. */
  readonly explanation: string;
  /** The version whose actions the explanation names. */
  readonly version: ExplainResult["version"];
  /** What the text was recognized as. */
  readonly label: string | undefined;
  readonly fixAll: LspCodeAction | undefined;
}

/** The number of findings whose fixes are asked for. More than that are not read one by one; *Fix all* remains. */
const mostWithFixes = 100;

/** The policy, its editor and its server: they live as long as the page. */
export class Session {
  readonly server: Server;
  readonly editor: PolicyEditor;
  #findings: readonly PlacedFinding[] | undefined;
  #checked: Checked | undefined;
  #checkedText: Text | undefined;
  /** Increases with every change of the text or the findings: an answer to an older question is dropped. */
  #round = 0;
  #isOpening = false;
  #failed: string | undefined;
  /** The form of a copy that the reader has chosen. It survives a change of the language. */
  form: CopyPolicyParams["form"] = "pretty";
  /** Called when there is something new to show. */
  onFindings: (findings: readonly PlacedFinding[]) => void = () => undefined;
  /** Called if the server cannot be loaded, with the name of its file. */
  onFailed: (file: string) => void = () => undefined;
  onChecked: (checked: Checked) => void = () => undefined;
  /** Called when the text was changed, by typing or by a fix. */
  onEdit: () => void = () => undefined;

  constructor(text: string, settings: ServerSettings, keys: Extension) {
    this.server = new Server(settings, {
      rootUri: "file:///",
      extensions: [
        serverFindings((findings) => {
          this.#findings = findings;
          this.onFindings(findings);
          void this.#check(findings);
        }),
      ],
    });
    const ask = this.server.ask.bind(this.server);
    this.editor = new PolicyEditor(text, this.server.client, [keys, serverSuggestions(ask), serverHovers(ask)], () => {
      this.#round++;
      // After the transaction, because it may close one document of the server and open another.
      queueMicrotask(() => this.editor.followKind());
      if (!this.#isOpening) this.onEdit();
    });
  }

  /** The file that could not be loaded. */
  get failed(): string | undefined {
    return this.#failed;
  }

  /** Loads and starts the server. */
  async start(): Promise<void> {
    try {
      await this.server.start();
    } catch (error) {
      this.#failed = error instanceof Error ? error.message : String(error);
      this.onFailed(this.#failed);
    }
  }

  get findings(): readonly PlacedFinding[] | undefined {
    return this.#findings;
  }

  get checked(): Checked | undefined {
    return this.#checked;
  }

  /** Replaces the text by one that the address contains. That is not an edit. */
  open(text: string): void {
    this.#isOpening = true;
    this.editor.replace(text);
    this.#isOpening = false;
  }

  /** Applies the edits of an action in one step, if they are for the current text. */
  apply(action: LspCodeAction): void {
    const { view, uri } = this.editor;
    const plugin = LSPPlugin.get(view);
    const edits = editsOf(action, uri) ?? [];
    // The text was changed since; new fixes are on their way.
    if (!plugin || view.state.doc !== this.#checkedText) return;
    view.dispatch({
      changes: edits.map(({ range, newText }) => ({
        from: plugin.fromPosition(range.start),
        to: plugin.fromPosition(range.end),
        insert: newText,
      })),
      userEvent: "input.fix",
    });
    plugin.client.sync();
  }

  async #check(findings: readonly PlacedFinding[]): Promise<void> {
    const round = ++this.#round;
    const { doc } = this.editor.view.state;
    const textDocument = { uri: this.editor.uri };
    const { server } = this;
    const whole = this.#wholeRange();
    const [answer, status, all, ...actions] = await Promise.all([
      server.ask<object, ExplainResult | null>("huaweiIam/explain", { textDocument }),
      server.ask<object, { label: string } | null>("huaweiIam/documentStatus", { textDocument }),
      this.#actions(whole, ["source.fixAll"]),
      ...findings.slice(0, mostWithFixes).map(({ diagnostic }) => this.#actions(diagnostic.range, ["quickfix"])),
    ]);
    if (round !== this.#round) return;
    this.#checkedText = doc;
    this.#checked = {
      findings,
      fixes: withoutRepeatedFixes(
        findings.map(({ diagnostic }, index) => offeredFixes(actions[index] ?? [], diagnostic, textDocument.uri)),
      ),
      explanation: answer?.markdown ?? "",
      version: answer?.version ?? "1.1",
      label: status?.label,
      fixAll: all.find((action) => editsOf(action, textDocument.uri) !== undefined),
    };
    this.onChecked(this.#checked);
  }

  async #actions(range: object, only: readonly string[]): Promise<readonly LspCodeAction[]> {
    const textDocument = { uri: this.editor.uri };
    const params = { textDocument, range, context: { diagnostics: [], only, triggerKind: 1 } };
    return (await this.server.ask<object, LspCodeAction[] | null>("textDocument/codeAction", params)) ?? [];
  }

  #wholeRange(): object {
    const { doc } = this.editor.view.state;
    return { start: { line: 0, character: 0 }, end: { line: doc.lines - 1, character: doc.line(doc.lines).length } };
  }
}

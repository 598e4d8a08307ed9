import { type Diagnostic, setDiagnostics } from "@codemirror/lint";
import { LSPPlugin, type LSPClientExtension } from "@codemirror/lsp-client";
import { ViewPlugin, type ViewUpdate } from "@codemirror/view";
import type { LspDiagnostic, LspPosition } from "./protocol.js";

/** A finding at its place in the current text. */
export interface PlacedFinding {
  readonly diagnostic: LspDiagnostic;
  /** UTF-16 offsets. */
  readonly from: number;
  readonly to: number;
  readonly severity: "error" | "warning" | "info" | "hint";
}

const severities = ["error", "error", "warning", "info", "hint"] as const;

/** Milliseconds after a change until the server gets the text: a pause in typing. */
const debounceMs = 150;

/**
 * Sends the text after a pause in typing, and receives diagnostics. They are pushed, because the library declares that
 * it pulls them and never does. `received` is called for those of the current text only.
 */
export function serverFindings(received: (findings: readonly PlacedFinding[]) => void): LSPClientExtension {
  return {
    notificationHandlers: {
      "textDocument/publishDiagnostics": (client, { uri, version, diagnostics }: Published) => {
        const file = client.workspace.getFile(uri);
        const view = file?.getView();
        const plugin = view && LSPPlugin.get(view);
        if (!file || !view || !plugin || (version !== undefined && version !== file.version)) return true;
        const offsetOf = (position: LspPosition) =>
          plugin.unsyncedChanges.mapPos(plugin.fromPosition(position, plugin.syncedDoc));
        const findings = diagnostics.map((diagnostic): PlacedFinding => ({
          diagnostic,
          from: offsetOf(diagnostic.range.start),
          to: offsetOf(diagnostic.range.end),
          severity: severities[diagnostic.severity ?? 1],
        }));
        view.dispatch(setDiagnostics(view.state, findings.map(toMark)));
        received(findings);
        return true;
      },
    },
    editorExtension: sendAfterPause,
  };
}

interface Published {
  readonly uri: string;
  readonly version?: number;
  readonly diagnostics: readonly LspDiagnostic[];
}

function toMark({ from, to, severity, diagnostic }: PlacedFinding): Diagnostic {
  return { from, to, severity, message: diagnostic.message, source: String(diagnostic.code ?? "") };
}

const sendAfterPause = ViewPlugin.fromClass(
  class {
    #timer: ReturnType<typeof setTimeout> | undefined;

    update({ docChanged, view }: ViewUpdate): void {
      if (!docChanged) return;
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => LSPPlugin.get(view)?.client.sync(), debounceMs);
    }

    destroy(): void {
      clearTimeout(this.#timer);
    }
  },
);

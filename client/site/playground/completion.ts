import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  insertCompletionText,
  pickedCompletion,
  snippet,
  startCompletion,
} from "@codemirror/autocomplete";
import { LSPPlugin } from "@codemirror/lsp-client";
import type { ChangeSpec, Extension } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import { element } from "../app/element.js";
import { markdownToHtml } from "../app/markdown.js";
import type { Ask, LspCompletionItem, LspCompletionList } from "./protocol.js";
import { toEditorSnippet } from "./snippet.js";

/**
 * The server's suggestions. Instead of the library's source, because that one shows no documentation that the server
 * sends on request, and does not open the list again after a stage such as `ecs:`.
 */
export function serverSuggestions(ask: Ask): Extension {
  return autocompletion({
    override: [(context) => suggestions(context, ask)],
    icons: false,
    activateOnTypingDelay: 50,
    updateSyncTime: 50,
    maxRenderedOptions: 60,
  });
}

const triggers = ['"', ":"];

async function suggestions(context: CompletionContext, ask: Ask): Promise<CompletionResult | null> {
  const plugin = context.view && LSPPlugin.get(context.view);
  const before = context.state.sliceDoc(context.pos - 1, context.pos);
  if (!plugin || !(context.explicit || triggers.includes(before) || /[\p{L}\p{N}_*.\- ]/u.test(before))) return null;
  const isTrigger = !context.explicit && triggers.includes(before);
  const list = await ask<object, LspCompletionList | null>("textDocument/completion", {
    textDocument: { uri: plugin.uri },
    position: plugin.toPosition(context.pos),
    context: isTrigger ? { triggerKind: 2, triggerCharacter: before } : { triggerKind: 1 },
  });
  const [first] = list?.items ?? [];
  if (!list || !first || context.aborted) return null;
  const range = list.itemDefaults?.editRange ?? first.textEdit?.range;
  if (!range) return null;
  const [from, to] = [plugin.fromPosition(range.start), plugin.fromPosition(range.end)];
  return {
    from,
    to,
    options: list.items.map((item) => toOption(item, plugin, ask)),
    // An incomplete list was filtered by the server, which also finds words in other places and other scripts.
    ...(list.isIncomplete ? { filter: false } : { validFor: /^"?[\w:*-]*$/ }),
  };
}

function toOption(item: LspCompletionItem, plugin: LSPPlugin, ask: Ask): Completion {
  return {
    label: item.filterText ?? item.label,
    displayLabel: item.label,
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.sortText === undefined ? {} : { sortText: item.sortText }),
    info: () => documentation(item, ask),
    apply: (view, option, from, to) => {
      apply(view, item, option, { from, to }, plugin);
    },
  };
}

async function documentation(item: LspCompletionItem, ask: Ask): Promise<Node | null> {
  const resolved = item.documentation ? item : await ask<object, LspCompletionItem>("completionItem/resolve", item);
  const { documentation: text } = resolved;
  const value = typeof text === "string" ? text : text?.value;
  if (value === undefined || value === "") return null;
  const made = element("div", { class: "prose prose-small" });
  made.innerHTML = markdownToHtml(value);
  return made;
}

function apply(
  view: EditorView,
  item: LspCompletionItem,
  option: Completion,
  { from, to }: { readonly from: number; readonly to: number },
  plugin: LSPPlugin,
): void {
  const text = item.textEditText ?? item.textEdit?.newText ?? item.label;
  if (item.insertTextFormat === 2) {
    snippet(toEditorSnippet(text))(view, option, from, to);
  } else {
    const changes: ChangeSpec[] = (item.additionalTextEdits ?? []).map(({ range, newText }) => ({
      from: plugin.fromPosition(range.start),
      to: plugin.fromPosition(range.end),
      insert: newText,
    }));
    view.dispatch(
      { ...insertCompletionText(view.state, text, from, to), annotations: pickedCompletion.of(option) },
      { changes },
    );
  }
  if (isStage(item)) startCompletion(view);
}

/** After a stage such as `ecs:`, the server has suggestions for the next choice. */
function isStage({ data }: LspCompletionItem): boolean {
  return typeof data === "object" && data !== null && "retrigger" in data;
}

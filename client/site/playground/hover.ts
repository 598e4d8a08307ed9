import { LSPPlugin } from "@codemirror/lsp-client";
import type { Extension } from "@codemirror/state";
import { hoverTooltip } from "@codemirror/view";
import { element } from "../app/element.js";
import { markdownToHtml } from "../app/markdown.js";
import type { Ask, LspRange } from "./protocol.js";

interface Hover {
  readonly contents: { readonly kind: string; readonly value: string };
  readonly range?: LspRange;
}

/** The server's hovers. Instead of the library's, because that one needs another way to make Markdown safe. */
export function serverHovers(ask: Ask): Extension {
  return hoverTooltip(
    async (view, position) => {
      const plugin = LSPPlugin.get(view);
      if (!plugin) return null;
      const { doc } = view.state;
      const params = { textDocument: { uri: plugin.uri }, position: plugin.toPosition(position) };
      const hover = await ask<object, Hover | null>("textDocument/hover", params);
      if (!hover || view.state.doc !== doc) return null;
      const { range } = hover;
      return {
        pos: range ? plugin.fromPosition(range.start) : position,
        end: range ? plugin.fromPosition(range.end) : position,
        above: true,
        create: () => {
          const dom = element("div", { class: "hover prose prose-small" });
          dom.innerHTML = markdownToHtml(hover.contents.value);
          return { dom };
        },
      };
    },
    { hideOn: ({ docChanged }) => docChanged, hoverTime: 300 },
  );
}

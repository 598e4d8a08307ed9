import { Marked } from "marked";

/**
 * Markdown to HTML. The server escapes what comes from a policy; in addition, markup in the text is shown as text, and
 * only links to web pages and to this site are links, because a policy may come from a link. `hrefOf` returns the
 * address of an action's page; without it, names of actions are not links.
 */
export function markdownToHtml(markdown: string, hrefOf?: (action: string) => string): string {
  return rendererFor(hrefOf).parse(markdown, { async: false });
}

const rendererFor = (hrefOf: ((action: string) => string) | undefined) =>
  new Marked({
    renderer: {
      codespan({ text }) {
        const code = `<code>${escapeHtml(text)}</code>`;
        return hrefOf && actionName.test(text) ? `<a href="${escapeHtml(hrefOf(text))}">${code}</a>` : code;
      },
      html: ({ text }) => (fold.test(text.trim()) ? text : escapeHtml(text)),
      image: ({ text }) => escapeHtml(text),
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        if (href.startsWith("#/")) return `<a href="${escapeHtml(href)}">${inner}</a>`;
        return isWeb(href) ? `<a href="${escapeHtml(href)}" rel="noreferrer noopener">${inner}</a>` : inner;
      },
    },
  });

/** The server prints folds in this form, and everything inside of them is escaped. */
const fold = /^(?:<details(?: open)?><summary>(?:[^<>]|<\/?code>)*<\/summary>|<\/details>)$/;

/** The name of one action. In version 5.0, the part in the middle may be empty. */
const actionName = /^[a-z][\w-]*:[\w-]*:[\w-]+$/;

const isWeb = (href: string) => /^https:\/\//.test(href);

/** Text that is safe between tags and in quoted attributes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => `&#${mark.charCodeAt(0)};`);
}

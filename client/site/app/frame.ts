import { element, fill } from "./element.js";
import { editions, type Page } from "./route.js";
import type { SiteSettings } from "./settings.js";
import type { Shell, View } from "./shell.js";
import { languages } from "./text.js";
import { frameTexts as texts } from "./texts.js";

/** What the frame can change. */
export interface FrameActions {
  choose(settings: SiteSettings): void;
}

const names = { en: "English", zh: "中文" } as const;

/** The header, the footer and the place for messages around every page. */
export class Frame {
  readonly #header = element("header", { class: "site-header" });
  readonly #main = element("main", { id: "main", tabindex: -1 });
  readonly #footer = element("footer", { class: "site-footer" });
  readonly #message = element("div", { class: "message", role: "status", "aria-live": "polite" });
  readonly #actions: FrameActions;
  #hide: ReturnType<typeof setTimeout> | undefined;

  constructor(actions: FrameActions) {
    this.#actions = actions;
    document.body.replaceChildren(this.#header, this.#main, this.#footer, this.#message);
  }

  /** Shows a page. The focus moves to it only if the reader came from another page. */
  show({ title, content }: View, at: Page, shell: Shell, isNew: boolean): void {
    const { say, language } = shell;
    document.documentElement.lang = language === "zh" ? "zh-CN" : "en";
    document.title = `${title} – ${say(texts.product)}`;
    const focused = this.#controls().findIndex((control) => control === document.activeElement);
    fill(this.#header, this.#headerOf(at, shell));
    fill(
      this.#footer,
      element("p", {}, say(texts.footer), " ", element("a", { href: "NOTICE.txt" }, say(texts.notice))),
    );
    this.#main.replaceChildren(content);
    if (!isNew) {
      // A change of language or edition makes the header again; the keyboard stays where it was.
      this.#controls()[focused]?.focus();
      return;
    }
    window.scrollTo(0, 0);
    this.#main.focus({ preventScroll: true });
  }

  /** Says a sentence to screen readers, and shows it for a while. */
  announce(text: string): void {
    clearTimeout(this.#hide);
    this.#message.textContent = text;
    this.#hide = setTimeout(() => (this.#message.textContent = ""), 8000);
  }

  #controls(): HTMLElement[] {
    return [...this.#header.querySelectorAll<HTMLElement>("a,select,button")];
  }

  #headerOf(at: Page, shell: Shell): Node[] {
    const { say, href, language, edition } = shell;
    const link = (page: Page, text: string, isCurrent: boolean) =>
      element("a", { href: href(page), "aria-current": isCurrent ? "page" : undefined }, text);
    const isCatalog = at.page === "catalog" || at.page === "service" || at.page === "action";
    const select = element(
      "select",
      {
        "aria-label": say(texts.edition),
        onchange: () => {
          this.#actions.choose({ language, edition: editions.find((one) => one === select.value) ?? edition });
        },
      },
      editions.map((one) => element("option", { value: one, selected: one === edition }, say(texts.editions[one]))),
    );
    return [
      element(
        "a",
        {
          class: "skip",
          href: "#main",
          onclick: (event: Event) => {
            event.preventDefault();
            this.#main.focus();
          },
        },
        say(texts.skip),
      ),
      element("a", { class: "brand", href: href({ page: "playground" }) }, say(texts.product)),
      element(
        "nav",
        { "aria-label": say(texts.pages) },
        link({ page: "playground" }, say(texts.playground), at.page === "playground"),
        link({ page: "catalog", query: "", version: "1.1" }, say(texts.catalog), isCatalog),
        link({ page: "rules" }, say(texts.rules), at.page === "rules" || at.page === "rule"),
      ),
      element(
        "div",
        { class: "switches" },
        select,
        element(
          "div",
          { class: "languages", role: "group", "aria-label": say(texts.language) },
          languages.map((one) =>
            element(
              "button",
              {
                type: "button",
                lang: one === "zh" ? "zh-CN" : "en",
                "aria-pressed": one === language ? "true" : "false",
                onclick: () => {
                  this.#actions.choose({ language: one, edition });
                },
              },
              names[one],
            ),
          ),
        ),
      ),
    ];
  }
}

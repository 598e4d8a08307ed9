import { element } from "./app/element.js";
import { Frame } from "./app/frame.js";
import { type Page, printRoute, readRoute } from "./app/route.js";
import { settingsFor, type SiteSettings } from "./app/settings.js";
import { sayIn, type Shell, type View } from "./app/shell.js";
import { frameTexts } from "./app/texts.js";
import { keymap } from "@codemirror/view";
import { actionPage } from "./catalog/action.js";
import { catalogPage } from "./catalog/catalog.js";
import { servicePage } from "./catalog/service.js";
import { examples } from "./playground/examples.js";
import { focusFixes, playground } from "./playground/playground.js";
import { Session } from "./playground/session.js";
import { unpackPolicy } from "./playground/share.js";
import { playgroundTexts } from "./playground/texts.js";
import { rulePage, rulesPage } from "./rules/rules.js";
import { acceptParts } from "./server/parts.js";

/** The site: one page that shows what the fragment of its address names. */
class Site {
  readonly #frame = new Frame({
    choose: (settings) => {
      this.#choose(settings);
    },
  });
  readonly #session: Session;
  #settings: SiteSettings;
  #view: View | undefined;
  #at: string | undefined;

  constructor() {
    const route = readRoute(location.hash);
    this.#settings = settingsFor(route, undefined, navigator.languages);
    const keys = keymap.of([{ key: "Mod-.", run: () => focusFixes(this.#session) }]);
    const text = route.at.page === "playground" && route.at.shared !== undefined ? "" : examples[0]!.text;
    this.#session = new Session(text, this.#settings, keys);
    window.addEventListener("hashchange", () => {
      this.#show();
    });
    this.#show();
    void this.#session.start();
  }

  /** Keeps the page and changes its language or edition; the address then names them. */
  #choose(settings: SiteSettings): void {
    const { at } = readRoute(location.hash);
    location.replace(printRoute(at, settings));
  }

  #show(): void {
    const route = readRoute(location.hash);
    const settings = settingsFor(route, this.#settings, []);
    const isChanged = settings.language !== this.#settings.language || settings.edition !== this.#settings.edition;
    this.#settings = settings;
    if (isChanged) this.#session.server.apply(settings);
    const shell = this.#shell();
    const address = printRoute(route.at);
    const isNew = this.#at !== undefined && this.#at !== address;
    this.#at = address;
    this.#view?.leave?.();
    this.#view = this.#viewOf(route.at, shell);
    this.#frame.show(this.#view, route.at, shell, isNew);
    if (route.at.page === "playground" && route.at.shared !== undefined && (isNew || this.#session.editor.text === ""))
      void this.#open(route.at.shared, shell);
  }

  async #open(shared: string, { say }: Shell): Promise<void> {
    const text = await unpackPolicy(shared);
    if (text === undefined) this.#frame.announce(say(playgroundTexts.linkUnreadable));
    else this.#session.open(text);
  }

  #viewOf(at: Page, shell: Shell): View {
    const { say } = shell;
    switch (at.page) {
      case "playground":
        return playground(this.#session, shell);
      case "catalog":
        return catalogPage(at, shell);
      case "service":
        return servicePage(at, shell);
      case "action":
        return actionPage(at, shell);
      case "rules":
        return rulesPage(shell);
      case "rule":
        return rulePage(at, shell);
      case "unknown":
        return {
          title: say(frameTexts.unknown),
          content: element(
            "div",
            { class: "page" },
            element("h1", {}, say(frameTexts.unknown)),
            element("p", {}, say(frameTexts.unknownText)),
          ),
        };
    }
  }

  #shell(): Shell {
    const settings = this.#settings;
    const { language } = settings;
    const own = settingsFor({ language: undefined, edition: undefined }, undefined, navigator.languages).language;
    const shell: Shell = {
      ...settings,
      server: this.#session.server,
      say: sayIn(settings.language),
      href: (page) => printRoute(page, { ...settings, language: language === own ? undefined : language }),
      keepAddress: (page) => {
        this.#at = printRoute(page);
        history.replaceState(null, "", shell.href(page));
      },
      announce: (text) => {
        this.#frame.announce(text);
      },
    };
    return shell;
  }
}

acceptParts();
new Site();

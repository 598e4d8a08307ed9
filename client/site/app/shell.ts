import type { Server } from "../server/server.js";
import type { Edition, Page } from "./route.js";
import { type Bilingual, type Language, textIn } from "./text.js";

/** What every page may use. A new one is made when language or edition change. */
export interface Shell {
  readonly language: Language;
  readonly edition: Edition;
  readonly server: Server;
  say(text: Bilingual, args?: Readonly<Record<string, string | number>>): string;
  /** The address of a page of the site, with the current language and edition. */
  href(page: Page): string;
  /** Names the page in the address as it is now, such as with the text of a search; nothing is shown again. */
  keepAddress(page: Page): void;
  /** Says something to screen readers, and shows it for a while if `isShown`. */
  announce(text: string, isShown?: boolean): void;
}

/** What a page shows in `main`, and the title of its window. */
export interface View {
  readonly title: string;
  readonly content: Node;
  /** Called when the view is replaced. */
  leave?(): void;
}

/** The `say` of a language. */
export const sayIn =
  (language: Language): Shell["say"] =>
  (text, args) =>
    textIn(language, text, args);

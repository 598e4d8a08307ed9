import { element } from "../app/element.js";
import type { Page, PolicyVersion } from "../app/route.js";
import type { Shell } from "../app/shell.js";
import type { CatalogService } from "../../../server/src/protocol.js";
import { catalogTexts as texts } from "./texts.js";

/** The way back: links to the pages above this one. */
export function trail({ href, say }: Shell, steps: readonly (readonly [text: string, page: Page])[]): Node {
  return element(
    "nav",
    { class: "trail", "aria-label": say(texts.trail) },
    element(
      "ol",
      {},
      steps.map(([text, page]) => element("li", {}, element("a", { href: href(page) }, text))),
    ),
  );
}

/** A name that leads to the page of the action; a wildcard is only shown. */
export function actionLink({ href }: Shell, name: string, version: PolicyVersion): Node {
  const code = element("code", {}, name);
  return name.includes("*") ? code : element("a", { href: href({ page: "action", action: name, version }) }, code);
}

/** «project-level service (inferred)» */
export function scopeText({ say }: Shell, { scope, isScopeCertain }: CatalogService): string {
  const text = say(texts.scopes[scope ?? "unknown"]);
  return scope === null || isScopeCertain ? text : say(texts.inferred, { scope: text });
}

/** A number as in the texts of the server, in both languages: 1,883. */
export const numberText = (value: number): string => value.toLocaleString("en-US");

/** A table whose first column has the names of its rows. */
export function table(
  heads: readonly string[],
  rows: readonly (readonly (Node | string | readonly (Node | string)[])[])[],
): Node {
  return element(
    "div",
    { class: "table", tabindex: 0, role: "region", "aria-label": heads[0] },
    element(
      "table",
      {},
      element(
        "thead",
        {},
        element(
          "tr",
          {},
          heads.map((head) => element("th", { scope: "col" }, head)),
        ),
      ),
      element(
        "tbody",
        {},
        rows.map(([first = "", ...cells]) =>
          element(
            "tr",
            {},
            element("th", { scope: "row" }, first),
            cells.map((cell, index) => element("td", { "data-head": heads[index + 1] }, cell)),
          ),
        ),
      ),
    ),
  );
}

/** A choice of the policy version, as links. */
export function versionSwitch(shell: Shell, now: PolicyVersion, pageOf: (version: PolicyVersion) => Page): Node {
  const { say, href } = shell;
  return element(
    "nav",
    { class: "segments", "aria-label": say(texts.version) },
    (["1.1", "5.0"] as const).map((version) =>
      element(
        "a",
        { href: href(pageOf(version)), "aria-current": version === now ? "true" : undefined },
        say(texts.versions[version]),
      ),
    ),
  );
}

import { element } from "../app/element.js";
import type { Page } from "../app/route.js";
import type { Shell, View } from "../app/shell.js";
import { putOnClipboard } from "../playground/copy.js";
import {
  type ActionFacts,
  type ActionFactsParams,
  actionFactsRequest,
  type DescribeActionParams,
  describeActionRequest,
  type DescribeActionResult,
} from "../../../server/src/protocol.js";
import { markdownToHtml } from "../app/markdown.js";
import { loaded } from "./loaded.js";
import { needsSections } from "./needs.js";
import { actionLink, scopeText, table, trail } from "./pieces.js";
import { catalogTexts as texts } from "./texts.js";

type At = Extract<Page, { page: "action" }>;

/** Everything that the catalog has about an action; for an unknown name, what that means. */
export function actionPage({ action, version }: At, shell: Shell): View {
  const { say, server } = shell;
  const [service = ""] = action.split(":");
  const factsIn = (one: At["version"]) =>
    server.ask<ActionFactsParams, ActionFacts | null>(actionFactsRequest, { action, version: one });
  const copy = element(
    "button",
    {
      type: "button",
      class: "quiet",
      onclick: () => {
        void putOnClipboard(action, shell).then((isCopied) => {
          if (isCopied) shell.announce(say(texts.copied, { name: action }), true);
        });
      },
    },
    say(texts.use),
  );
  return {
    title: action,
    content: element(
      "div",
      { class: "page" },
      trail(shell, [
        [say(texts.home), { page: "catalog", query: "", version }],
        ...(/^[\w-]+$/.test(service) ? [[service, { page: "service", service, version }] as const] : []),
      ]),
      element("div", { class: "title-line" }, element("h1", {}, element("code", {}, action)), copy),
      loaded(
        shell,
        async () => ({
          facts: await factsIn(version),
          other: await factsIn(otherOf(version)),
          page: await server.ask<DescribeActionParams, DescribeActionResult>(describeActionRequest, { action }),
        }),
        ({ facts, other, page }) =>
          facts
            ? known(facts, version, shell)
            : other
              ? elsewhere(other, version, shell)
              : unknown(page.markdown, version, shell),
      ),
    ),
  };
}

const otherOf = (version: At["version"]): At["version"] => (version === "1.1" ? "5.0" : "1.1");

/** A name that only the other version has: its page there, and what this version calls it. */
function elsewhere({ action, otherVersion }: ActionFacts, version: At["version"], shell: Shell): Node[] {
  const { say } = shell;
  const other = otherOf(version);
  return [
    element("h2", {}, say(texts.notInVersion, { version })),
    element("p", {}, say(texts.isInVersion, { version: other }), " ", actionLink(shell, action, other)),
    names(otherVersion, shell),
  ].filter((node) => node !== false);
}

/** The names of another version for the same operations. */
function names({ version, names: all }: ActionFacts["otherVersion"], shell: Shell): Node | false {
  return (
    all.length > 0
    && element(
      "section",
      {},
      element("h2", {}, shell.say(texts.inVersion, { version })),
      element(
        "ul",
        { class: "names" },
        all.map((name) => element("li", {}, actionLink(shell, name, version))),
      ),
    )
  );
}

function unknown(markdown: string, version: At["version"], shell: Shell): Node[] {
  const prose = element("div", { class: "prose" });
  prose.innerHTML = markdownToHtml(markdown.replace(/^# .*\n+/, ""), (action) =>
    shell.href({ page: "action", action, version }),
  );
  return [element("h2", {}, shell.say(texts.noAction)), prose];
}

function known(facts: ActionFacts, version: At["version"], shell: Shell): Node[] {
  const { say } = shell;
  return [
    labels(facts, shell),
    ...facts.remarks.map((remark) => element("p", { class: "remark" }, remark)),
    element(
      "div",
      { class: "with-side" },
      element(
        "div",
        {},
        apis(facts, version, shell),
        ...needsSections(facts, version, shell),
        names(facts.otherVersion, shell),
      ),
      element(
        "aside",
        { class: "side", "aria-label": say(texts.support) },
        supports(facts, shell),
        sources(facts, shell),
      ),
    ),
  ];
}

/** The labels in the language of the reader, then in the other one. */
function labels(facts: ActionFacts, { language, say }: Shell): Node {
  const other = language === "zh" ? "en" : "zh";
  const line = (one: "en" | "zh", className: string) =>
    facts.labels[one].length > 0
    && element("p", { class: className, lang: one === "zh" ? "zh-CN" : "en" }, facts.labels[one].join(" · "));
  return element(
    "div",
    { class: "labels" },
    line(language, "lead-label"),
    line(other, "other-label"),
    facts.isEnglishDerived && facts.labels.en.length > 0 && element("p", { class: "hint" }, say(texts.derived)),
  );
}

function apis({ apis: own, otherApis }: ActionFacts, version: At["version"], shell: Shell): Node {
  const { say } = shell;
  const hasNames = own.some(({ name }) => name !== undefined);
  const heads = [texts.api, texts.label, ...(hasNames ? [texts.operation] : [])].map((head) => say(head));
  return element(
    "section",
    {},
    element("h2", { id: "apis" }, say(texts.apis)),
    own.length === 0
      ? element("p", {}, say(texts.noApis))
      : table(
          heads,
          own.map(({ operation, label, name = "" }) => [
            element("code", {}, operation),
            label,
            ...(hasNames ? [element("code", {}, name)] : []),
          ]),
        ),
    otherApis.length > 0 && element("h3", {}, say(texts.otherApis)),
    otherApis.length > 0
      && element(
        "ul",
        { class: "names" },
        otherApis.map(({ action, apis: theirs }) =>
          element(
            "li",
            {},
            actionLink(shell, action, version),
            theirs.map((api) => element("code", { class: "below" }, api)),
          ),
        ),
      ),
  );
}

function supports(facts: ActionFacts, shell: Shell): Node {
  const { say } = shell;
  const { access, service, support } = facts;
  const entries: readonly (readonly [string, string])[] = [
    [say(texts.access), say(texts.accesses[access])],
    [say(texts.scope), scopeText(shell, service)],
    ...(["iamProject", "enterpriseProject", "instance", "tag"] as const).map(
      (key) => [say(texts.supports[key]), say(texts.supportValues[support[key]])] as const,
    ),
  ];
  return element(
    "section",
    {},
    element("h2", {}, say(texts.support)),
    element(
      "dl",
      { class: "pairs" },
      entries.map(([name, value]) => element("div", {}, element("dt", {}, name), element("dd", {}, value))),
    ),
  );
}

function sources({ sources: pages }: ActionFacts, { say }: Shell): Node | false {
  return (
    pages.length > 0
    && element(
      "section",
      {},
      element("h2", {}, say(texts.sources)),
      element(
        "ul",
        { class: "sources" },
        [...pages]
          .reverse()
          .map(({ title, date, url }) =>
            element(
              "li",
              {},
              url === undefined ? title : element("a", { href: url, rel: "noreferrer noopener" }, title),
              element("span", { class: "hint" }, date),
            ),
          ),
      ),
    )
  );
}

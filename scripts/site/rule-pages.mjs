// The pages of docs/rules as HTML, for the site: each language by itself.
import { Marked } from "marked";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { names } from "../generate/pages.mjs";
import { readRules } from "../generate/read-rules.mjs";

const languages = ["en", "zh"];

/** All rules with their pages, in the order of the list. Throws if a page cannot be split, or has a wrong link. */
export async function rulePages(project) {
  const rules = await readRules();
  const ids = new Set(rules.map(({ id }) => id));
  return rules.map(({ id, category, severity, summary, code }) => {
    const file = `docs/rules/${id}.md`;
    const blocks = contentOf(readFileSync(join(project, file), "utf8").replaceAll("\r\n", "\n"), file);
    return {
      id, severity, summary,
      category: both(names.category[category]),
      ...(code ? { code } : {}),
      html: Object.fromEntries(languages.map((language) => [language, toHtml(blocks, language, { ids, file, docs: join(project, "docs/rules") })])),
    };
  });
}

const both = ([en, zh]) => ({ en, zh });

/** The page without its generated header, which the site makes from the rule itself. */
function contentOf(text, file) {
  const end = "<!-- end of generated: header -->\n";
  if (!text.includes(end)) throw new Error(`${file}: the generated header is missing`);
  const content = text.slice(text.indexOf(end) + end.length).replace(/^<!--.*-->$/gm, "");
  return new Marked().lexer(content).filter(({ type }) => type !== "space");
}

/** The blocks of one language. Headings have both, «Why · 原因»; code is the same for all readers. */
function toHtml(blocks, language, { ids, file, docs }) {
  const count = (wanted) => blocks.filter((block) => languageOf(block) === wanted).length;
  const counts = { en: count("en"), zh: count("zh") };
  if (counts.en !== counts.zh) throw new Error(`${file}: ${counts.en} paragraphs in English and ${counts.zh} in Chinese`);
  const renderer = rendererFor(language, { ids, file, docs });
  return blocks.filter((block) => [undefined, language].includes(languageOf(block))).map((block) => renderer.parser([block])).join("");
}

/** `undefined` for a block of both languages. Quoted code does not count. */
function languageOf({ type, raw }) {
  if (type === "heading" || type === "code") return undefined;
  const prose = raw.replace(/`[^`]*`|\]\([^)]*\)/g, "");
  const han = prose.match(/\p{Script=Han}/gu)?.length ?? 0;
  return han * 3 > (prose.match(/[A-Za-z]/g)?.length ?? 0) ? "zh" : "en";
}

function rendererFor(language, { ids, file, docs }) {
  return new Marked({
    renderer: {
      heading({ text, depth }) {
        const [en, zh, more] = text.split(" · ");
        if (zh === undefined || more !== undefined) throw new Error(`${file}: the heading "${text}" is not in two languages`);
        return `<h${depth}>${escape(language === "zh" ? zh : en)}</h${depth}>`;
      },
      code({ text, lang }) {
        const [, kind = ""] = (lang ?? "").split(" ");
        return `<pre tabindex="0" class="example example-${kind || "plain"}"><code>${toExample(text, language)}</code></pre>`;
      },
      codespan({ text }) {
        const code = `<code>${escape(text)}</code>`;
        return ids.has(text) ? `<a href="#/rule/${text}">${code}</a>` : code;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const rule = /^([a-z0-9-]+)\.md$/.exec(href)?.[1];
        if (rule !== undefined && ids.has(rule)) return `<a href="#/rule/${rule}">${inner}</a>`;
        if (href.startsWith("https://")) return `<a href="${escape(href)}" rel="noreferrer noopener">${inner}</a>`;
        // The site does not have the other pages of docs.
        if (/^\.\.\/[\w-]+\.md/.test(href) && existsSync(join(docs, href.replace(/#.*$/, "")))) return inner;
        throw new Error(`${file}: the link ${href} leads nowhere on the site`);
      },
      html({ text }) {
        throw new Error(`${file}: HTML is not expected: ${text}`);
      },
    },
  });
}

/**
 * An example without its common indent. A comment line of carets describes the line above it; what it says is in
 * English, so that readers of Chinese get only the name of the rule.
 */
function toExample(text, language) {
  const lines = text.split("\n").map((line) => {
    const mark = /^\/\/(<-|\s*\^+)\s*([\w-]+)(: .*)?$/.exec(line);
    if (!mark) return { text: line };
    const [, carets, rule, message = ""] = mark;
    return { isMark: true, text: `${carets === "<-" ? "^" : `  ${carets}`} ${rule}${language === "en" ? message : ""}` };
  });
  const indent = Math.min(...lines.filter((line) => line.text.trim() !== "").map((line) => line.text.search(/\S/)));
  return lines.map((line) => {
    const shown = escape(line.text.slice(indent));
    return line.isMark ? `<span class="mark">${shown}</span>` : shown;
  }).join("\n");
}

const escape = (text) => text.replace(/[&<>"]/g, (mark) => `&#${mark.charCodeAt(0)};`);

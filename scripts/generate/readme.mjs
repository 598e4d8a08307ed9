/** The tables of both READMEs: settings and commands from the manifest, rules from the rule list. */
import { markdownTable, replacePart } from "./fences.mjs";
import { names } from "./pages.mjs";

const heads = {
  settings: { en: ["Setting", "Default", "What it does"], zh: ["设置", "默认值", "作用"] },
  commands: { en: ["Command", "Where"], zh: ["命令", "位置"] },
  rules: { en: ["Rule", "Level", "What it finds"], zh: ["规则", "级别", "检查内容"] },
};
const summary = { en: (count) => `All ${count} rules`, zh: (count) => `全部 ${count} 条规则` };
const colon = { en: ": ", zh: "：" };
const separator = { en: " ", zh: "" };

/** `text` is README.md or README.zh-CN.md; `texts` are the texts of the manifest in the same language. */
export function readme(text, { manifest, texts, rules, language }) {
  const parts = {
    commands: commands(manifest, texts, language),
    settings: settings(manifest, texts, language),
    rules: ruleTable(rules, language),
  };
  return Object.entries(parts).reduce((before, [part, body]) => {
    const after = replacePart(before, part, body);
    if (after === undefined) throw new Error(`The README in ${language} lacks the fences of its part "${part}".`);
    return after;
  }, text);
}

const say = (texts, key) => texts[key.replace(/^%|%$/g, "")];

function commands({ contributes }, texts, language) {
  const places = {
    en: {
      palette: "Command palette",
      title: "editor title",
      context: "context menu",
      explorer: "Explorer",
      file: "File > New File…",
    },
    zh: {
      palette: "命令面板",
      title: "编辑器标题栏",
      context: "右键菜单",
      explorer: "资源管理器",
      file: "“文件 > 新建文件…”",
    },
  }[language];
  const menus = {
    "editor/title": places.title,
    "editor/context": places.context,
    "explorer/context": places.explorer,
    "file/newFile": places.file,
  };
  const isHidden = (id) =>
    contributes.menus?.commandPalette?.some(({ command, when }) => command === id && when === "false") === true;
  const rows = contributes.commands
    .filter(({ command }) => !isHidden(command))
    .map(({ command, title, category }) => {
      const where = Object.entries(menus)
        .filter(([menu]) => contributes.menus?.[menu]?.some((item) => item.command === command))
        .map(([, place]) => place);
      return [
        `**${category}: ${say(texts, title)}**`,
        [places.palette, ...where].join(language === "en" ? ", " : "、"),
      ];
    });
  return markdownTable(heads.commands[language], rows);
}

function settings({ contributes }, texts, language) {
  const rows = contributes.configuration
    .toSorted((a, b) => a.order - b.order)
    .flatMap(({ properties }) =>
      Object.entries(properties)
        .filter(([, setting]) => setting.markdownDeprecationMessage === undefined)
        .toSorted(([, a], [, b]) => a.order - b.order)
        .map(([id, setting]) => {
          const choices = (setting.enum ?? []).map(
            (value, index) => `\`${value}\`${colon[language]}${say(texts, setting.enumDescriptions[index])}`,
          );
          const initial =
            setting.default === undefined || setting.default === "" ? "" : `\`${JSON.stringify(setting.default)}\``;
          return [
            `\`${id}\``,
            initial,
            [say(texts, setting.markdownDescription ?? setting.description), ...choices].join(separator[language]),
          ];
        }),
    );
  return markdownTable(heads.settings[language], rows);
}

function ruleTable(rules, language) {
  const index = language === "en" ? 0 : 1;
  const rows = rules.map(({ id, severity, summary: text }) => [`[${id}](docs/rules/${id}.md)`, names.severity[severity][index], text[language]]);
  return `<details><summary>${summary[language](rules.length)}</summary>\n\n${markdownTable(heads.rules[language], rows)}\n\n</details>`;
}

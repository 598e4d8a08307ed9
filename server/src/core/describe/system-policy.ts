import type { AssumedPolicy } from "../explain/model.js";
import { type Block, codeList, paragraph } from "../outline/outline.js";
import type { Bilingual, Language } from "../text/message.js";
import { editionName } from "./edition.js";
import { sentences, voice } from "./voice.js";

/** A system policy in `assumeGranted`: the page with its content, or a note that there is none. */
export function describeAssumedPolicy({ name, content }: AssumedPolicy, language: Language): Block {
  const say = voice(language);
  const code = codeList([name], language);
  if (!content) return paragraph(say(texts.unknown, { name: code }));
  const {
    date,
    dependsOn,
    source: { edition, service, book, page },
  } = content;
  const source = say(texts.source, {
    edition: editionName(edition),
    service,
    book: books[book] ?? { en: book, zh: book },
    page,
  });
  return paragraph(
    sentences(
      [
        say(texts.known, { name: code, date, source }),
        dependsOn.length > 0 ? say(texts.dependsOn, { names: codeList(dependsOn, language) }) : [],
      ],
      language,
    ),
  );
}

const books: Readonly<Record<string, Bilingual>> = {
  "user-guide": { en: "user guide", zh: "用户指南" },
  "api-reference": { en: "API reference", zh: "API 参考" },
};

const texts = {
  known: {
    en: "{name} is taken as granted with the content that its page had on {date}: {source}.",
    zh: "视为已授予 {name}，内容以 {date} 的文档为准：{source}。",
  },
  source: { en: "{edition} {service} {book}, «{page}»", zh: "{edition} {service} {book}《{page}》" },
  dependsOn: { en: "It takes effect only together with {names}.", zh: "须同时授予 {names} 才会生效。" },
  unknown: {
    en: "No page shows the content of {name}: none of its actions is taken as granted.",
    zh: "没有文档公开 {name} 的内容，不视为已授予任何授权项。",
  },
} as const satisfies Record<string, Bilingual>;

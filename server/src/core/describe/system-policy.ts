import type { AssumedPolicy } from "../explain/model.js";
import type { SimilarPolicy } from "../explain/similar-policy.js";
import { counted } from "../text/counted.js";
import { grouped } from "../text/grouped.js";
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

/** The system policy whose actions a policy grants, and what it grants beyond them. */
export function describeSimilarPolicy({ name, kind, date, actions, more }: SimilarPolicy, language: Language): Block {
  const args = { name, date, total: grouped(actions), kind: kind === "role" ? role : policy };
  const say = voice(language);
  return paragraph(
    more.length === 0
      ? say(similarTexts.same, args)
      : say(counted(more.length, similarTexts.plus), { ...args, more: codeList(more, language) }),
  );
}

const policy: Bilingual = { en: "system policy", zh: "系统策略" };
const role: Bilingual = { en: "system role", zh: "系统角色" };
const similarTexts = {
  same: {
    en: "It grants the same {total} known actions as the {kind} **{name}** (content of {date}).",
    zh: "与{kind} **{name}**（{date} 的内容）允许的 {total} 个已知授权项相同。",
  },
  plus: {
    one: {
      en: "It grants all {total} known actions of the {kind} **{name}** (content of {date}) and 1 more: {more}.",
      zh: "包含{kind} **{name}**（{date} 的内容）的全部 {total} 个已知授权项，另有 1 个：{more}。",
    },
    many: {
      en: "It grants all {total} known actions of the {kind} **{name}** (content of {date}) and {count} more: {more}.",
      zh: "包含{kind} **{name}**（{date} 的内容）的全部 {total} 个已知授权项，另有 {count} 个：{more}。",
    },
  },
};

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

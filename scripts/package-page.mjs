// The extension's page in the editor. It shows one file by itself, and no picture but from an https address: VS Code takes out
// what is relative, and pictures within the text, too.
import { readFileSync } from "node:fs";

/** README.md and README.zh-CN.md as one page that needs nothing else. */
export function packagePage() {
  const [english, chinese] = ["README.md", "README.zh-CN.md"].map((path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
  const title = /^# (.+)$/m.exec(chinese)[1];
  // The editor shows this page whatever its language is, so the Chinese half comes along.
  const both = [english.replace("(README.zh-CN.md)", `(#${slug(title)})`), chinese.replace(/^\[English\]\(README\.md\)\n\n/m, "")];
  return both.map(alone).join("\n---\n\n");
}

/** Without pictures, and without links to files that are not there. */
const alone = (text) => text.replace(/^!\[[^\]]*\]\([^)]+\)\n\n/gm, "").replace(/\[([^\]]+)\]\((?!#|[a-z]+:)[^)]+\)/g, "$1");

const slug = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");

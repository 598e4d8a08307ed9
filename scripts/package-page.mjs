// The extension's page in the editor. VS Code shows a single file and removes relative links, embedded pictures and all
// pictures without an https URL.
import { readFileSync } from "node:fs";

/** README.md and README.zh-CN.md as one self-contained page. */
export function packagePage() {
  const [english, chinese] = ["README.md", "README.zh-CN.md"].map((path) => readFileSync(path, "utf8").replaceAll("\r\n", "\n"));
  const title = /^# (.+)$/m.exec(chinese)[1];
  // The editor shows this page in every display language, so it includes the Chinese half.
  const both = [english.replace("(README.zh-CN.md)", `(#${slug(title)})`), chinese.replace(/^\[English\]\(README\.md\)\n\n/m, "")];
  return both.map(alone).join("\n---\n\n");
}

/** Removes pictures, and links to files that are not in the package. */
const alone = (text) => text.replace(/^!\[[^\]]*\]\([^)]+\)\n\n/gm, "").replace(/\[([^\]]+)\]\((?!#|[a-z]+:)[^)]+\)/g, "$1");

const slug = (heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-");

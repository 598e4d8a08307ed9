import { lintSource } from "../../core/lint/lint-source.js";
import { policiesIn } from "../../core/policy/embedded.js";
import { kindByName } from "../../core/policy/file-names.js";
import { mayHold, notationOf } from "../../core/terraform/file-notation.js";
import type { Bilingual } from "../../core/text/message.js";
import { Budget } from "../budget.js";
import { count, limit, listOf, shape, string } from "../schema.js";
import { type AgentTool, ToolProblem } from "../tool.js";
import { countsOf } from "./lint-policy.js";

export const listPoliciesTool: AgentTool = {
  name: "list_policies",
  title: { en: "List policy files", zh: "列出策略文件" },
  description: {
    en: "Lists the files with Huawei Cloud policies in the folders that the user opened to this server, with the number of findings in each. Files that git ignores are left out.",
    zh: "列出用户向本服务器开放的文件夹中含华为云策略的文件，以及各文件的问题数。不含 git 忽略的文件。",
  },
  needsFiles: true,
  input: () => shape({}, { folder: { ...string(folderText), minLength: 1 }, limit: limit(200, 50) }),
  output: shape({
    files: listOf(
      shape({
        file: string(),
        policies: count(),
        error: count(),
        warning: count(),
        information: count(),
        hint: count(),
      }),
    ),
    omitted: count(),
    unreadable: count(),
  }),
  async run(args, { files, catalog, signal }) {
    const { folder, limit: most = 50 } = args as { folder?: string; limit?: number };
    const found: object[] = [];
    let unreadable = 0;
    for (const file of files!.list(folder)) {
      // Between two files, a cancelled request ends.
      await new Promise((done) => void setImmediate(done));
      signal.throwIfAborted();
      let content;
      try {
        content = files!.read(file);
      } catch (error) {
        if (!(error instanceof ToolProblem)) throw error;
        unreadable++;
        continue;
      }
      const notation = notationOf(file);
      if (!mayHold(content, notation)) continue;
      const result = lintSource(content, notation, catalog, files!.settingsFor(file), [], kindByName(file));
      const policies = result.files.flatMap(policiesIn).length;
      if (policies > 0 || result.findings.length > 0) found.push({ file, policies, ...countsOf(result.findings) });
    }
    const { shown, omitted } = new Budget().take(found, most);
    return { files: shown, omitted, unreadable };
  },
};

const folderText: Bilingual = {
  en: "Only this folder: one of those that were opened, or one in them.",
  zh: "仅列出该文件夹：已开放的文件夹之一，或其中的子文件夹。",
};

import { l10n, Uri, workspace, type Disposable } from "vscode";
import {
  describeActionRequest,
  type DescribeActionParams,
  type DescribeActionResult,
} from "../../../server/src/protocol.js";
import type { LanguageServer } from "../client.js";

const scheme = "huawei-iam-action";

/** The URI of the read-only page about an action. Its last part is the title of the tab. */
export function pageOf(action: string): Uri {
  return Uri.from({ scheme, path: `/${action}.md` });
}

/** Registers the pages about actions. */
export function registerActionPages(server: LanguageServer): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    async provideTextDocumentContent({ path }) {
      const answer = await server.ask<DescribeActionParams, DescribeActionResult>(describeActionRequest, {
        action: path.replace(/^\/|\.md$/g, ""),
      });
      return answer?.markdown ?? l10n.t("The language server is not responding.");
    },
  });
}

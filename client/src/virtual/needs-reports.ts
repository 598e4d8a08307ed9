import { l10n, Uri, workspace, type Disposable } from "vscode";

const scheme = "huawei-iam-needs";

/** The pages by URI. A page does not change, because its policy is a new document of the user. */
const pages = new Map<string, string>();

/** Adds a page that explains generated policies; its URI. The last part is the title of the tab. */
export function addNeedsReport(subject: string, markdown: string): Uri {
  const title = l10n.t("Policy for {0}", subject.replace(/[\\/]/g, "∕"));
  const uri = Uri.from({ scheme, path: `/${title}.md`, query: String(pages.size + 1) });
  pages.set(uri.toString(), markdown);
  return uri;
}

/** Registers the pages. They exist until the window closes. */
export function registerNeedsReports(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) =>
      pages.get(uri.toString()) ?? l10n.t("This page is no longer available. Run the command again."),
  });
}

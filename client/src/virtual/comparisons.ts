import { l10n, Uri, workspace, type Disposable } from "vscode";

const scheme = "huawei-iam-diff";

/** The pages by URI. A page shows two states of a moment, so it does not change. */
const pages = new Map<string, string>();

/** Adds a page with the changes between two texts; its URI. The last part is the title of the tab. */
export function addComparison(old: string, now: string, markdown: string): Uri {
  const title = l10n.t("Changes from {0} to {1}", old, now).replace(/[\\/]/g, "∕");
  const uri = Uri.from({ scheme, path: `/${title}.md`, query: String(pages.size + 1) });
  pages.set(uri.toString(), markdown);
  return uri;
}

/** Registers the pages. They exist until the window closes. */
export function registerComparisons(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) =>
      pages.get(uri.toString()) ?? l10n.t("This page is no longer available. Run the command again."),
  });
}

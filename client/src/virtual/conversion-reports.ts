import { l10n, Uri, workspace, type Disposable } from "vscode";

const scheme = "huawei-iam-convert";

/** The pages by URI. A page is about one state of a policy, so it does not change. */
const pages = new Map<string, string>();

/** Adds a page with the report on a conversion; its URI. The last part is the title of the tab. */
export function addConversionReport(name: string, version: string, markdown: string): Uri {
  const title = l10n.t("Conversion of {0} to {1}", name, version).replace(/[\\/]/g, "∕");
  const uri = Uri.from({ scheme, path: `/${title}.md`, query: String(pages.size + 1) });
  pages.set(uri.toString(), markdown);
  return uri;
}

/** Registers the pages. They exist until the window closes. */
export function registerConversionReports(): Disposable {
  return workspace.registerTextDocumentContentProvider(scheme, {
    provideTextDocumentContent: (uri) =>
      pages.get(uri.toString()) ?? l10n.t("This page is no longer available. Run the command again."),
  });
}

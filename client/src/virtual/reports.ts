import { Disposable, l10n, Uri, workspace } from "vscode";

/** Each kind of report has a scheme of its own, so that its pages can be told apart. */
const schemes = { comparison: "huawei-iam-diff", conversion: "huawei-iam-convert", needs: "huawei-iam-needs" } as const;

/** The pages by URI. A page is about one moment, so it does not change. */
const pages = new Map<string, string>();

/** Adds a page with the changes between two texts; its URI. */
export function addComparison(old: string, now: string, markdown: string): Uri {
  return add("comparison", l10n.t("Changes from {0} to {1}", old, now), markdown);
}

/** Adds a page with the report on a conversion; its URI. */
export function addConversionReport(name: string, version: string, markdown: string): Uri {
  return add("conversion", l10n.t("Conversion of {0} to {1}", name, version), markdown);
}

/** Adds a page that explains generated policies; its URI. */
export function addNeedsReport(subject: string, markdown: string): Uri {
  return add("needs", l10n.t("Policy for {0}", subject), markdown);
}

/** The last part of the path is the title of the tab, so it contains no slashes. */
function add(kind: keyof typeof schemes, title: string, markdown: string): Uri {
  const path = `/${title.replace(/[\\/]/g, "∕")}.md`;
  const uri = Uri.from({ scheme: schemes[kind], path, query: String(pages.size + 1) });
  pages.set(uri.toString(), markdown);
  return uri;
}

/** Registers the pages. They exist until the window closes. */
export function registerReports(): Disposable {
  const provider = {
    provideTextDocumentContent: (uri: Uri) =>
      pages.get(uri.toString()) ?? l10n.t("This page is no longer available. Run the command again."),
  };
  const all = Object.values(schemes).map((scheme) => workspace.registerTextDocumentContentProvider(scheme, provider));
  return Disposable.from(...all);
}

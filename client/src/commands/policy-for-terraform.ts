import { l10n, ProgressLocation, Uri, window } from "vscode";
import {
  needsOfFolderRequest,
  terraformFoldersRequest,
  type NeedsAnswer,
  type NeedsOfFolderParams,
  type TerraformFolder,
  type TerraformFolders,
} from "../../../server/src/protocol.js";
import type { App, Command } from "./command.js";
import { showNeeds } from "./show-needs.js";

type Phase = NeedsOfFolderParams["phase"];

/**
 * Asks for a folder with Terraform files and a phase, and shows the policies that its configuration needs. The folder
 * and the phase ("all", or a phase) may be arguments; a file means its folder.
 */
export const policyForTerraform: Command = {
  id: "huaweiIam.policyForTerraform",
  async run(app, target, wanted) {
    const folder = target instanceof Uri ? folderAt(target) : await chooseFolder(app);
    if (!folder) return;
    const phase =
      typeof wanted === "string" ? { value: wanted === "all" ? undefined : (wanted as Phase) } : await choosePhase();
    if (!phase) return;
    const params: NeedsOfFolderParams = { uri: folder.uri, ...(phase.value ? { phase: phase.value } : {}) };
    const answer = await window.withProgress(
      { location: ProgressLocation.Window, title: l10n.t("Reading Terraform files") },
      () => app.server.ask<NeedsOfFolderParams, NeedsAnswer>(needsOfFolderRequest, params),
    );
    await showNeeds(folder.name, answer);
  },
};

function folderAt(uri: Uri): Pick<TerraformFolder, "uri" | "name"> {
  const path = uri.path.replace(/\/[^/]*\.(?:tf|tofu)(?:\.json)?$|\/$/i, "");
  return { uri: uri.with({ path }).toString(), name: path.slice(path.lastIndexOf("/") + 1) };
}

async function chooseFolder({ server }: App): Promise<TerraformFolder | undefined> {
  const folders = await server.ask<object, TerraformFolders>(terraformFoldersRequest, {});
  if (!folders) return void window.showErrorMessage(l10n.t("The language server is not responding."));
  if (folders.length === 0)
    return void window.showInformationMessage(l10n.t("The workspace has no Terraform files (.tf, .tofu, .tf.json)."));
  // The folder of the active editor comes first.
  const active = window.activeTextEditor?.document.uri;
  const current = active && folderAt(active).uri;
  const sorted = [...folders].sort((a, b) => Number(b.uri === current) - Number(a.uri === current));
  const items = sorted.map((folder) => ({
    label: folder.name,
    description: folder.detail,
    folder,
  }));
  const chosen = await window.showQuickPick(items, {
    title: l10n.t("Policy for This Terraform Folder"),
    placeHolder: l10n.t("Folder that Terraform runs in; the modules that it calls are included"),
  });
  return chosen?.folder;
}

async function choosePhase(): Promise<{ readonly value: Phase } | undefined> {
  const items: { label: string; description: string; value: Phase }[] = [
    { label: l10n.t("All Phases"), description: "", value: undefined },
    { label: "plan", description: l10n.t("reads what exists"), value: "plan" },
    { label: "apply", description: l10n.t("reads, creates and updates"), value: "apply" },
    { label: "destroy", description: l10n.t("reads and deletes"), value: "destroy" },
  ];
  return window.showQuickPick(items, {
    title: l10n.t("Policy for This Terraform Folder"),
    placeHolder: l10n.t("What the policy must allow"),
  });
}

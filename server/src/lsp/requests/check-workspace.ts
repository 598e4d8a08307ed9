import {
  CancellationTokenSource,
  MessageType,
  ShowMessageNotification,
  WorkDoneProgressReporter,
} from "vscode-languageserver";
import { counted, nouns, problemCount } from "../../core/text/counted.js";
import { type Say, sayIn } from "../../core/text/say.js";
import { type CheckResult, checkWorkspaceCommand } from "../../protocol.js";
import type { ServerContext } from "../state/context.js";
import type { FeatureGroup, ServerCommand, Waiting } from "./group.js";
import type { Summary } from "../workspace/closed-file-diagnostics.js";

/** Check All Policies in Workspace, for every editor that can execute server commands. */
export const checkWorkspaceGroup: FeatureGroup = {
  commands: () => ({ [checkWorkspaceCommand]: checkWorkspace }),
  register({ changes, closedFiles }) {
    changes.onChange((cause) => {
      // While a configuration file is being edited, only open documents are updated; the others follow when it is
      // saved.
      if (cause !== "config-typed") closedFiles.environmentChanged();
    });
  },
  filesChanged: ({ closedFiles }, changes) => closedFiles.filesChanged(changes),
};

const checkWorkspace: ServerCommand = async (context, _args, waiting): Promise<CheckResult> => {
  const { connection, client, settings, workspace, closedFiles } = context;
  await settings.known;
  const { language, features } = settings.environment;
  const say = sayIn(language);
  const progress = await begin(context, waiting, say);
  try {
    const run: Summary = features.diagnostics
      ? await closedFiles.checkAll(progress.token, progress.report)
      : { files: 0, total: 0, policies: 0, errors: 0, warnings: 0, isComplete: true };
    const { files, policies, errors, warnings, isComplete } = run;
    const message = features.diagnostics ? sentence(run, workspace.folders.length > 0, say) : say(switchedOff);
    // Our client shows the result itself; other clients ignore it.
    if (!client.offer.checkResult)
      void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Info, message });
    return { message, files, policies, errors, warnings, isComplete };
  } finally {
    progress.done();
  }
};

/** The minimum time between two progress reports. */
const stepMilliseconds = 100;

/**
 * Reports progress with the token of the request, or with a new one if the client supports that. Both can be cancelled.
 */
async function begin({ connection, client }: ServerContext, { progress, token }: Waiting, say: Say) {
  const canCreate =
    WorkDoneProgressReporter.isNullInstance(progress) && client.capabilities.window?.workDoneProgress === true;
  const created = canCreate ? await connection.window.createWorkDoneProgress().catch(() => undefined) : undefined;
  const shown = created ?? progress;
  const cancelled = new CancellationTokenSource();
  for (const one of [token, created?.token]) one?.onCancellationRequested(() => cancelled.cancel());
  let last = performance.now();
  shown.begin(say(checking), 0, undefined, true);
  return {
    token: cancelled.token,
    report: (done: number, total: number) => {
      if (performance.now() - last < stepMilliseconds) return;
      last = performance.now();
      shown.report((done / total) * 100, say(position, { done, total }));
    },
    done: () => shown.done(),
  };
}

function sentence(
  { files, total, policies, errors, warnings, isComplete }: Summary,
  hasFolder: boolean,
  say: Say,
): string {
  if (!hasFolder) return say(noFolder);
  const checked = counted(policies, policiesChecked);
  const result = problemCount(errors, warnings);
  if (!isComplete) return say(stopped, { files, total, checked, result });
  const looked = counted(files, nouns.file);
  return policies + errors + warnings === 0 ? say(noPolicy, { looked }) : say(finished, { looked, checked, result });
}

const checking = { en: "Checking policies", zh: "正在检查策略" };
const position = { en: "{done} of {total} files", zh: "第 {done} 个文件，共 {total} 个" };
const finished = { en: "{checked} in {looked}: {result}.", zh: "{looked}中{checked}：{result}。" };
const stopped = { en: "Stopped after {files} of {total} files. {checked} so far: {result}.", zh: "已停止，检查到第 {files} 个文件（共 {total} 个），目前{checked}：{result}。" };
const noPolicy = { en: "No Huawei Cloud policy found in {looked}.", zh: "{looked}中未发现华为云策略。" };
const noFolder = { en: "No folder is open, so there is nothing to check. An open policy is checked as you type.", zh: "尚未打开文件夹，无可检查的内容。已打开的策略会随输入自动检查。" };
const switchedOff = { en: "Nothing was checked, because `huaweiIam.diagnostics.enable` is off.", zh: "未作检查：设置项 `huaweiIam.diagnostics.enable` 已关闭。" };
const policiesChecked = {
  one: { en: "1 policy checked", zh: "检查了 1 个策略" },
  many: { en: "{count} policies checked", zh: "检查了 {count} 个策略" },
};

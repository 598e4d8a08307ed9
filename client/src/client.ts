import { commands, type Disposable, EventEmitter, l10n, Uri, window, type LogOutputChannel } from "vscode";
import {
  CloseAction,
  ErrorAction,
  type BaseLanguageClient,
  type ErrorHandler,
  type LanguageClientOptions,
  type State,
} from "vscode-languageclient";
import {
  checkWorkspaceCommand,
  type ClientOffer,
  isPolicyName,
  type InitializationOptions,
} from "../../server/src/protocol.js";
import { beforeJson, isJson } from "./before-json.js";
import { checkWorkspace } from "./commands/check-workspace.js";
import { ChosenRow } from "./chosen-row.js";
import { documents } from "./documents.js";
import { explainDisabled } from "./disabled-actions.js";
import { answerFileRequests } from "./files.js";
import { leaveStringAfter } from "./leave-string.js";
import { pushOnly } from "./push-only.js";
import { restartPolicy } from "./restart-policy.js";
import { suggestAgain } from "./retrigger-suggestions.js";

const offer: ClientOffer = { files: true, checkResult: true, explanation: true, json: true };

/** Creates a client for the server of this platform: a process, or a worker of the browser. */
export type MakeClient = (id: string, name: string, options: LanguageClientOptions) => BaseLanguageClient;

/** The language server of this window. It can be started, stopped and restarted. */
export class LanguageServer {
  #client: BaseLanguageClient | undefined;
  #starting = false;
  /** Set until the server starts for the first time, if it waits to be needed. */
  #waiting: { readonly checkWorkspace: Disposable; readonly end: () => void } | undefined;
  readonly #stateChanges = new EventEmitter<void>();
  readonly onDidChangeState = this.#stateChanges.event;

  constructor(
    private readonly makeClient: MakeClient,
    private readonly log: LogOutputChannel,
    private readonly initializationOptions: InitializationOptions,
  ) {}

  get client(): BaseLanguageClient | undefined {
    return this.#client;
  }

  /** Whether the server runs; `undefined` if there is none. */
  get state(): State | undefined {
    return this.#client?.state;
  }

  /** The result of one of our requests; `undefined` if no server runs or it has no result. */
  async ask<Params extends object, Answer>(method: string, params: Params): Promise<Answer | undefined> {
    try {
      await this.wake();
      return (await this.#client?.sendRequest<Answer | null>(method, params)) ?? undefined;
    } catch (error) {
      this.log.error(`${method}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  /** Starts the server at the first request, or when `wake` is called. Resolves when it has started. */
  startLater(): Promise<void> {
    // The library registers this command when the server has started.
    const checkWorkspace = commands.registerCommand(checkWorkspaceCommand, async () => {
      await this.wake();
      return commands.executeCommand(checkWorkspaceCommand);
    });
    return new Promise((end) => {
      this.#waiting = { checkWorkspace, end };
    });
  }

  /** Starts the server if it waits to be needed. */
  async wake(): Promise<void> {
    if (this.#waiting) await this.start();
  }

  /** Also resolves if the server does not start; the user has seen a message by then. */
  async start(): Promise<void> {
    const waiting = this.#waiting;
    this.#waiting = undefined;
    waiting?.checkWorkspace.dispose();
    const client = this.#create();
    this.#client = client;
    this.#starting = true;
    try {
      await client.start();
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      this.#tell(l10n.t("The Huawei Cloud IAM Policy language server did not start, so policies are not checked. Restart it, or see the log for the cause."));
    } finally {
      this.#starting = false;
      waiting?.end();
    }
  }

  async stop(): Promise<void> {
    this.#waiting?.checkWorkspace.dispose();
    const client = this.#client;
    this.#client = undefined;
    // A client whose start failed cannot be stopped, and has nothing to stop.
    await client?.dispose().catch((error: unknown) => this.log.debug(String(error)));
  }

  /** Creates a new client, because one whose start failed cannot be started again. */
  async restart(): Promise<void> {
    await this.stop();
    await this.start();
  }

  #create(): BaseLanguageClient {
    const chosenRow = new ChosenRow();
    const options: LanguageClientOptions = {
      documentSelector: documents,
      outputChannel: this.log,
      initializationOptions: { ...this.initializationOptions, client: offer } satisfies InitializationOptions,
      errorHandler: this.#errorHandler(),
      initializationFailedHandler: () => false,
      middleware: {
        async provideCompletionItem(document, position, context, token, next) {
          const answer = await next(document, position, context, token);
          const items = (Array.isArray(answer) ? answer : answer?.items) ?? [];
          for (const item of items) {
            suggestAgain(item);
            leaveStringAfter(item, document);
            if (isJson(document) && !isPolicyName(document.uri.path)) beforeJson(item, document);
          }
          chosenRow.keep(answer, document, position, context);
          return answer;
        },
        resolveCompletionItem(item, token, next) {
          chosenRow.choose(item, window.activeTextEditor);
          return next(item, token);
        },
        async provideCodeActions(document, range, context, token, next) {
          return (await next(document, range, context, token))?.map(explainDisabled);
        },
        // The library registers an editor command for each command of the server.
        executeCommand: (command, args, next) =>
          command === checkWorkspaceCommand && this.#client ? checkWorkspace(this.#client) : next(command, args),
        window: {
          async showDocument(params, token, next) {
            // A rule's page is opened for reading. Without VS Code's Markdown extension it is opened as text.
            if (!params.uri.endsWith(".md")) return next(params, token);
            return commands.executeCommand("markdown.showPreview", Uri.parse(params.uri)).then(
              () => ({ success: true }),
              () => next(params, token),
            );
          },
        },
      },
    };
    // The id is also the section of `huaweiIam.trace.server`.
    const client = quiet(this.makeClient("huaweiIam", "Huawei IAM", options));
    answerFileRequests(client);
    client.registerFeature(pushOnly);
    client.onDidChangeState(() => this.#stateChanges.fire());
    return client;
  }

  #errorHandler(): ErrorHandler {
    const mayRestart = restartPolicy(5, 3 * 60_000);
    return {
      // Several messages can fail before a server that ended counts as closed. Only then is it decided what follows.
      error: () => ({ action: ErrorAction.Continue, handled: true }),
      closed: () => {
        const stay = { action: CloseAction.DoNotRestart, handled: true };
        // `start` reports a server that ends during its start.
        if (this.#starting) return stay;
        // If it is not running, it ended during a restart.
        if (this.#client?.isRunning() && mayRestart(Date.now())) return { action: CloseAction.Restart, handled: true };
        this.#tell(l10n.t("The Huawei Cloud IAM Policy language server keeps stopping, so policies are no longer checked. Restart it, or see the log for the cause."));
        return stay;
      },
    };
  }

  #tell(message: string): void {
    const restart = l10n.t("Restart");
    const seeLog = l10n.t("See Log");
    void window.showErrorMessage(message, restart, seeLog).then((choice) => {
      if (choice === restart) void commands.executeCommand("huaweiIam.restartServer");
      if (choice === seeLog) void commands.executeCommand("huaweiIam.showOutput");
    });
  }
}

/**
 * Limits the client's own messages to the log, so that the user gets one message of ours instead of one per symptom.
 */
function quiet(client: BaseLanguageClient): BaseLanguageClient {
  const log = client.error.bind(client);
  client.error = (message, data) => log(message, data, false);
  return client;
}

import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import type { ClientOffer, InitializationOptions } from "../../protocol.js";
import type { Host } from "../host/host.js";

/** What the client said of itself in `initialize`. Until then it can do nothing. */
export class Client {
  readonly #host: Host;
  #capabilities: ClientCapabilities = {};
  #options: InitializationOptions & { readonly huaweiIam?: unknown } = {};
  #locale: string | undefined;
  #pullsDiagnostics = false;

  constructor(host: Host) {
    this.#host = host;
  }

  start({ capabilities, locale, initializationOptions }: InitializeParams): void {
    this.#capabilities = capabilities;
    this.#locale = locale;
    this.#options = (initializationOptions ?? {}) as InitializationOptions;
  }

  get capabilities(): ClientCapabilities {
    return this.#capabilities;
  }

  /** The locale of its user interface, such as `zh-cn`. */
  get locale(): string | undefined {
    return this.#locale;
  }

  /** What the client does for the server. */
  get offer(): ClientOffer {
    return this.#options.client ?? {};
  }

  /** The section of settings that came with the start, unread. */
  get firstSettings(): unknown {
    return this.#options.huaweiIam ?? this.#options;
  }

  /** Whether the client announces that it asks for diagnostics. Not all that do ever ask: @codemirror/lsp-client 6.3.0. */
  get mayPullDiagnostics(): boolean {
    return this.#capabilities.textDocument?.diagnostic !== undefined;
  }

  /** Whether the client has asked for diagnostics. Then none are pushed for open documents: it would show them twice. */
  get pullsDiagnostics(): boolean {
    return this.#pullsDiagnostics;
  }

  /** Notes that the client has asked for diagnostics. Returns whether it did so for the first time. */
  hasPulled(): boolean {
    const isFirst = !this.#pullsDiagnostics;
    this.#pullsDiagnostics = true;
    return isFirst;
  }

  /** Whether a workspace edit of ours may create files. */
  get canCreateFiles(): boolean {
    const { documentChanges, resourceOperations } = this.#capabilities.workspace?.workspaceEdit ?? {};
    return documentChanges === true && resourceOperations?.includes("create") === true;
  }

  /** The address of a rule's page; `undefined` if the pages are not at hand. */
  rulePage(rule: string): string | undefined {
    const { rulePages } = this.#options;
    return typeof rulePages === "string" ? `${rulePages}/${rule}.md` : this.#host.rulePage(rule);
  }
}

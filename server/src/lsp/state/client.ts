import type { ClientCapabilities, InitializeParams } from "vscode-languageserver";
import type { ClientOffer, InitializationOptions } from "../../protocol.js";
import type { Host } from "../host/host.js";

/** What the client declared in `initialize`. Before that it has no capabilities. */
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

  /** The optional capabilities that our own client declares. */
  get offer(): ClientOffer {
    return this.#options.client ?? {};
  }

  /** The settings in the initialization options, not validated. */
  get firstSettings(): unknown {
    return this.#options.huaweiIam ?? this.#options;
  }

  /**
   * Whether the client declares that it pulls diagnostics. Some that do never pull any: @codemirror/lsp-client 6.3.0.
   */
  get mayPullDiagnostics(): boolean {
    return this.#capabilities.textDocument?.diagnostic !== undefined;
  }

  /**
   * Whether the client has pulled diagnostics. Then none are pushed for open documents, because it would show them
   * twice.
   */
  get pullsDiagnostics(): boolean {
    return this.#pullsDiagnostics;
  }

  /** Records that the client has pulled diagnostics. Returns whether this was the first time. */
  hasPulled(): boolean {
    const isFirst = !this.#pullsDiagnostics;
    this.#pullsDiagnostics = true;
    return isFirst;
  }

  /** Whether the client accepts workspace edits that create files. */
  get canCreateFiles(): boolean {
    const { documentChanges, resourceOperations } = this.#capabilities.workspace?.workspaceEdit ?? {};
    return documentChanges === true && resourceOperations?.includes("create") === true;
  }

  /** The URI of a rule's page; `undefined` if the pages are not available. */
  rulePage(rule: string): string | undefined {
    const { rulePages } = this.#options;
    return typeof rulePages === "string" ? `${rulePages}/${rule}.md` : this.#host.rulePage(rule);
  }

  /** The API calls of the Terraform provider in their packed form; `undefined` if they are not available. */
  async terraformApis(read: (uri: string) => Promise<string | undefined>): Promise<string | undefined> {
    const { terraformApis } = this.#options;
    return typeof terraformApis === "string" ? read(terraformApis) : this.#host.terraformApis();
  }
}

/**
 * The parts of the site that are loaded when a page needs them. Each is a script that calls `siteParts.provide`: a page
 * that was opened from a folder may load scripts, but neither modules nor data.
 */
export interface Parts {
  /** The text of the language server, for a worker. */
  readonly server: string;
  /** The rule pages. */
  readonly rules: readonly RulePage[];
}

/** A page of a rule. The HTML was made from docs/rules when the site was built. */
export interface RulePage {
  readonly id: string;
  readonly category: { readonly en: string; readonly zh: string };
  readonly severity: "error" | "warning" | "information" | "hint" | "off";
  /** The error code of the service. */
  readonly code?: string;
  readonly summary: { readonly en: string; readonly zh: string };
  readonly html: { readonly en: string; readonly zh: string };
}

type Name = keyof Parts;

declare global {
  // A script that is loaded later finds it here.
  var siteParts: { provide<N extends Name>(name: N, content: Parts[N]): void } | undefined;
}

const provided: Partial<Parts> = {};
const loading = new Map<Name, Promise<unknown>>();

/** Called once, before the first part is loaded. */
export function acceptParts(): void {
  globalThis.siteParts = {
    provide: (name, content) => {
      provided[name] = content;
    },
  };
}

/** Loads `<name>.js` once. Rejects if it cannot be loaded; the next call tries again. */
export function loadPart<N extends Name>(name: N): Promise<Parts[N]> {
  const known = loading.get(name);
  if (known) return known as Promise<Parts[N]>;
  const part = new Promise<Parts[N]>((resolve, reject) => {
    const script = document.createElement("script");
    const fail = () => {
      loading.delete(name);
      reject(new Error(`${name}.js`));
    };
    script.src = `${name}.js`;
    script.addEventListener("error", fail);
    script.addEventListener("load", () => {
      const content = provided[name];
      if (content === undefined) fail();
      else resolve(content);
    });
    document.head.append(script);
  });
  loading.set(name, part);
  return part;
}

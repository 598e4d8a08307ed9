import { lazily } from "../../text/lazily.js";

/** An API call that a type of the provider makes, as its source states it; misprints included. */
export interface ProviderCall {
  readonly service: string;
  readonly method: string;
  /** A template, `/v1/{project_id}/vpcs`; of OBS also `?acl`. */
  readonly path: string;
  /** Letters of the phases that reach the call: create, read, update, delete; "" if the source does not state it. */
  readonly phases: string;
}

/** A resource (`huaweicloud_vpc`) or data source (`data.huaweicloud_vpc`) and its calls. */
export interface ProviderType {
  readonly name: string;
  readonly calls: readonly ProviderCall[];
  /** Whether it is known to make calls that are not in the list. */
  readonly isIncomplete: boolean;
}

/** What the source of the Terraform provider states about its API calls. */
export interface ProviderApis {
  readonly source: ProviderSource;
  type(name: string): ProviderType | undefined;
  /** All types, by name. */
  readonly types: Iterable<ProviderType>;
  /** The products whose operations a service of an annotation has. */
  productsOf(service: string): readonly string[];
}

/** The state of the provider's source. */
export interface ProviderSource {
  readonly version: string;
  /** YYYY-MM-DD. */
  readonly date: string;
  readonly commit: string;
}

/** Reads the text of `scripts/packed-terraform.mjs`; the lists are unpacked on first use. */
export function readProviderApis(packed: string): ProviderApis {
  const end = packed.indexOf("\n");
  const { version, date, commit, services } = JSON.parse(packed.slice(0, end)) as ProviderSource & {
    readonly services: Readonly<Record<string, readonly string[]>>;
  };
  const all = lazily(() => unpack(packed.slice(end + 1)));
  return {
    source: { version, date, commit },
    type: (name) => all().get(name),
    get types() {
      return all().values();
    },
    productsOf: (service) => (Object.hasOwn(services, service) ? services[service]! : [service]),
  };
}

type Call = Omit<ProviderCall, "phases">;

function unpack(text: string): Map<string, ProviderType> {
  const [table = "", list = ""] = text.split("\n\n");
  const calls = unpackCalls(table.split("\n"));
  return new Map(
    list.split("\n").map((line) => {
      const [written = "", ...numbers] = line.split(" ");
      const name = written.replace(/!$/, "");
      return [name, { name, calls: callsOf(numbers, calls), isIncomplete: written !== name }];
    }),
  );
}

function unpackCalls(lines: readonly string[]): Call[] {
  const calls: Call[] = [];
  let service = "";
  let path = "";
  for (const line of lines) {
    if (line.startsWith("#")) {
      service = line.slice(1);
      path = "";
      continue;
    }
    const [method = "", shared = "", rest = ""] = line.split(" ");
    path = path.slice(0, Number(shared)) + rest;
    calls.push({ service, method, path });
  }
  return calls;
}

function callsOf(numbers: readonly string[], calls: readonly Call[]): ProviderCall[] {
  let last = 0;
  return numbers.map((written) => {
    const [, step = "0", phases = ""] = /^([\da-z]+)([CRUD]*)$/.exec(written) ?? [];
    last += Number.parseInt(step, 36);
    return { ...calls[last]!, phases: phases.toLowerCase() };
  });
}

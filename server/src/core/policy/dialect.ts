import type { Dialect } from "./model.js";

/** The dialect of a file by its name or URI. Only a .jsonc file may have comments, because the service reads JSON. */
export function dialectOf(name: string): Dialect {
  return name.toLowerCase().endsWith(".jsonc") ? "jsonc" : "json";
}

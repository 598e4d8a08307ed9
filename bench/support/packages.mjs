// The packages of the project. A plain import would find those of bench/node_modules first.
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

export const project = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const requireFromProject = createRequire(join(project, "package.json"));

// node scripts/bundled-packages.mjs    prints the packages whose code is in the bundles, one a line
import { build } from "esbuild";
import { cli, common, mcp, server } from "./bundles.mjs";
import { catalogBeside } from "./packed-catalog.mjs";

const extension = { entryPoints: { extension: "client/src/extension.ts" }, external: ["vscode"] };
const found = new Set();
for (const bundle of [cli, mcp, server, extension]) {
  const { metafile } = await build({ ...common(catalogBeside), ...bundle, outdir: "none", write: false, metafile: true });
  for (const { inputs } of Object.values(metafile.outputs)) {
    for (const [path, { bytesInOutput }] of Object.entries(inputs)) {
      const name = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1];
      if (name && bytesInOutput > 0) found.add(name);
    }
  }
}
console.log([...found].sort().join("\n"));

// All that happens with the packaged extension, which is made once.
for (const name of ["package", "workspace"]) await import(`../${name}.test.mjs`);

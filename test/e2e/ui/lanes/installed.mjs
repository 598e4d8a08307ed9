// All tests with the packaged extension, which is built once.
for (const name of ["package", "workspace"]) await import(`../${name}.test.mjs`);

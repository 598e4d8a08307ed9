// All tests in an English workbench with the extension under development.
process.env.UI_LOCALE = "en";
for (const name of ["policy", "completion", "find", "hover", "refactoring", "keyboard", "title-bar", "terraform", "version-5"]) await import(`../${name}.test.mjs`);

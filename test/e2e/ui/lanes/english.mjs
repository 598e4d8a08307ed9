// All tests in an English workbench with the extension under development.
process.env.UI_LOCALE = "en";
for (const name of ["policy", "completion", "find", "hover", "refactoring", "keyboard", "title-bar", "terraform"]) await import(`../${name}.test.mjs`);

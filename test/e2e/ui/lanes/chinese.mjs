// All tests in a Chinese workbench.
process.env.UI_LOCALE = "zh-cn";
for (const name of ["chinese", "find", "hover", "refactoring", "keyboard", "title-bar", "terraform", "version-5"]) await import(`../${name}.test.mjs`);

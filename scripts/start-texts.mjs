// The messages of `npm start` in both languages.
export const texts = {
  en: {
    usage: `npm start                    shows the findings in examples/, and opens it in an editor with the extension
npm start -- --check         shows only the findings
npm start -- --port 8765     the port of the embedded editor (or PORT; default 8123)
npm start -- --no-open       uses the embedded editor even if VS Code is installed
npm start -- --lang zh|en    the language (default: from LANG)`,
    badOption: (option) => `"${option}" is not an option. Usage:`,
    badPort: (port) => `"${port}" is not a port number (1 to 65535).`,
    installing: "Installing the packages (npm ci) ...",
    installFailed: "The packages could not be installed. Check the network connection and try again: npm start. Output of npm:",
    building: "Building ...",
    buildFailed: "The build failed:",
    found: (folder) => `What the language server finds in ${folder}/`,
    nothing: "nothing",
    noExamples: (folder) => `There is no policy in ${folder}/.`,
    severities: ["", "error", "warning", "information", "hint"],
    fix: "fix: ",
    desktop: "VS Code opens examples/ with the extension. This command is done; close VS Code as usual.",
    desktopFailed: "VS Code (code) could not be started, so the embedded editor is used. Its output:",
    preparing: "Preparing the embedded editor; the first start downloads it (about 50 MB) ...",
    editorFailed: "The embedded editor could not be started. Check the network connection and try again, or install VS Code so that \"code\" is on the PATH, or show only the findings: npm start -- --check",
    portTaken: (port) => `Port ${port} is in use. Choose another one: npm start -- --port ${port + 1}`,
    portForbidden: (port) => `Port ${port} cannot be used here. Choose another one: npm start -- --port 8765`,
    open: (url) => `Open this address in a browser:\n\n    ${url}\n`,
    noScreen: (port) => `If this machine has no screen, run this on your own machine and open the address there: ssh -L ${port}:127.0.0.1:${port} this-machine`,
    site: "Without an editor: npm run site builds a web page for checking policies and looking up actions, in dist/site.",
    end: "Press Ctrl-C to stop.",
    ended: "Stopped.",
    editorGone: "The embedded editor has stopped unexpectedly. Start it again: npm start",
    unexpected: "Unexpected error:",
  },
  zh: {
    usage: `npm start                    显示 examples/ 中发现的问题，并在装有本扩展的编辑器中打开该目录
npm start -- --check         只显示发现的问题，然后结束
npm start -- --port 8765     内置编辑器的端口（也可用 PORT 指定；默认 8123）
npm start -- --no-open       即使已安装 VS Code，也使用内置编辑器
npm start -- --lang zh|en    语言（默认取自 LANG）`,
    badOption: (option) => `无法识别“${option}”。可用的写法：`,
    badPort: (port) => `“${port}”不是端口号，应为 1 到 65535 之间的数字。`,
    installing: "正在安装依赖包（npm ci）……",
    installFailed: "依赖包安装失败。请检查网络，然后重试：npm start。npm 的输出：",
    building: "正在构建……",
    buildFailed: "构建失败：",
    found: (folder) => `语言服务器在 ${folder}/ 中发现的问题`,
    nothing: "没有问题",
    noExamples: (folder) => `${folder}/ 中没有策略文件。`,
    severities: ["", "错误", "警告", "信息", "提示"],
    fix: "修复：",
    desktop: "VS Code 将打开 examples/ 并启用本扩展。本命令到此结束；照常关闭 VS Code 即可。",
    desktopFailed: "无法启动 VS Code（code），改用内置编辑器。其输出：",
    preparing: "正在准备内置编辑器；首次使用需要下载（约 50 MB）……",
    editorFailed: "内置编辑器无法启动。请检查网络后重试；或安装 VS Code，使 code 位于 PATH 中；或只查看发现的问题：npm start -- --check",
    portTaken: (port) => `端口 ${port} 已被占用。请换一个：npm start -- --port ${port + 1}`,
    portForbidden: (port) => `此处不能使用端口 ${port}。请换一个：npm start -- --port 8765`,
    open: (url) => `请在浏览器中打开：\n\n    ${url}\n`,
    noScreen: (port) => `这台机器没有屏幕？在自己的机器上执行 ssh -L ${port}:127.0.0.1:${port} 这台机器，然后在那里打开上面的地址。`,
    site: "无需编辑器：npm run site 会在 dist/site 中生成网页，可检查策略、查询授权项。",
    end: "按 Ctrl-C 结束。",
    ended: "已结束。",
    editorGone: "内置编辑器自行退出了。请重新启动：npm start",
    unexpected: "出现意外错误：",
  },
};

/**
 * The report's style sheet. In the editor the theme's variables win; in a browser the fallbacks follow the system's light or dark
 * mode. High-contrast themes bring their own borders by `--vscode-contrastBorder`.
 */
export const style = `
:root { color-scheme: light dark;
  --ground: var(--vscode-editor-background, light-dark(#ffffff, #1e1e1e));
  --text: var(--vscode-editor-foreground, light-dark(#1f2328, #d4d4d4));
  --quiet: var(--vscode-descriptionForeground, light-dark(#59636e, #9da5ae));
  --line: var(--vscode-contrastBorder, var(--vscode-panel-border, light-dark(#d1d9e0, #3c3c3c)));
  --panel: var(--vscode-sideBar-background, light-dark(#f6f8fa, #252526));
  --link: var(--vscode-textLink-foreground, light-dark(#0969da, #4daafc));
  --error: var(--vscode-editorError-foreground, light-dark(#b3261e, #f48771));
  --warning: var(--vscode-editorWarning-foreground, light-dark(#8a5a00, #cca700));
  --information: var(--vscode-editorInfo-foreground, light-dark(#0969da, #59a4f9));
  --hint: var(--vscode-descriptionForeground, light-dark(#59636e, #9da5ae)); }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 2rem 4rem; max-width: 70rem; background: var(--ground); color: var(--text);
  font: var(--vscode-font-size, 14px)/1.5 var(--vscode-font-family, system-ui, sans-serif); }
h1 { font-size: 1.6em; margin: 0; } h2 { font-size: 1.25em; margin: 2.2rem 0 .6rem; } h3 { font-size: 1em; margin: 0; }
a { color: var(--link); } a:focus-visible, summary:focus-visible { outline: 2px solid var(--vscode-focusBorder, var(--link)); outline-offset: 2px; }
.quiet { color: var(--quiet); } .mono { overflow-wrap: anywhere; font-family: var(--vscode-editor-font-family, ui-monospace, monospace); font-size: .92em; }
.cards { display: flex; flex-wrap: wrap; gap: .8rem; margin: 1.2rem 0; padding: 0; list-style: none; }
.cards li { flex: 1 1 8rem; padding: .7rem 1rem; background: var(--panel); border: 1px solid var(--line); border-radius: 6px; }
.cards b { display: block; font-size: 1.8em; line-height: 1.2; }
.error { color: var(--error); } .warning { color: var(--warning); } .information { color: var(--information); } .hint { color: var(--hint); }
details { border: 1px solid var(--line); border-radius: 6px; margin: .6rem 0; background: var(--panel); }
summary { cursor: pointer; padding: .6rem 1rem; } summary h3 { display: inline; }
.finding { padding: .8rem 1rem; border-top: 1px solid var(--line); background: var(--ground); }
.finding:last-child { border-radius: 0 0 6px 6px; } .finding p { margin: .3rem 0; }
pre { margin: .5rem 0; padding: .5rem .7rem; overflow-x: auto; background: var(--panel); border: 1px solid var(--line); border-radius: 4px; }
table { border-collapse: collapse; width: 100%; } th, td { text-align: left; vertical-align: top; padding: .35rem .7rem .35rem 0; border-bottom: 1px solid var(--line); }
table.wide { table-layout: fixed; } table.wide th:first-child { width: 17%; } table.wide ul { padding-left: 1.1rem; }
td.number, th.number { text-align: right; } ol, ul { margin: .3rem 0; padding-left: 1.5rem; }
svg text { fill: var(--text); font: 12px var(--vscode-font-family, system-ui, sans-serif); }
@media print { details > * { display: block; } body { max-width: none; } }
`;

// How the page of the API looks, from a telephone to a wide screen, by day and by night.

export const STYLE = `
:root { color-scheme: light dark; --line: light-dark(#d4d4d8, #3f3f46); --soft: light-dark(#f4f4f5, #18181b); --quiet: light-dark(#52525b, #a1a1aa) }
* { box-sizing: border-box }
body { font: 16px/1.5 system-ui, sans-serif; margin: 0 auto; max-width: 60rem; padding: 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.6rem; margin: 0 } h2 { font-size: 1.2rem; margin: 2rem 0 .5rem } h3 { font-size: 1rem; margin: 1rem 0 .25rem }
small, .bounds { color: var(--quiet) } small { font-weight: normal }
a { color: light-dark(#1d4ed8, #93c5fd) }
code { font: .9em ui-monospace, monospace; background: var(--soft); padding: 0 .2em; border-radius: .2em }
nav ul { columns: 12rem; padding-left: 1.2rem }
details { border: 1px solid var(--line); border-radius: .4rem; margin: .4rem 0; padding: 0 .75rem }
details[open] { padding-bottom: .75rem } details:target { border-color: currentColor }
summary { cursor: pointer; padding: .5rem 0 }
.method { display: inline-block; min-width: 4.2em; font: 600 .8em ui-monospace, monospace }
.get { color: light-dark(#15803d, #86efac) } .post, .put, .patch { color: light-dark(#a16207, #fde047) } .delete { color: light-dark(#b91c1c, #fca5a5) }
.required { font-size: .8em; color: light-dark(#b91c1c, #fca5a5) }
dl { margin: .25rem 0 } dt { margin-top: .4rem } dd { margin-left: 1rem; border-left: 2px solid var(--line); padding-left: .75rem }
dd:empty { display: none } p { margin: .25rem 0 }
`

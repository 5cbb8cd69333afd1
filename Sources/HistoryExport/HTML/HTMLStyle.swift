/// The looks of an exported page: the reader's own fonts and colours, light or dark.
enum HTMLStyle {
  static let text = """
    :root { color-scheme: light dark; --line: #0002; --soft: #0000000a; --dim: #555; }
    @media (prefers-color-scheme: dark) { :root { --line: #fff3; --soft: #ffffff12; --dim: #aaa; } }
    body { font: 1rem/1.55 system-ui, sans-serif; margin: 0 auto; max-width: 46rem; padding: 1rem; }
    h1 { font-size: 1.4rem; line-height: 1.3; }
    h2 { color: var(--dim); font-size: .85rem; font-weight: 600; margin: 0 0 .4rem; }
    dl { display: grid; gap: .1rem 1rem; grid-template-columns: max-content 1fr; color: var(--dim); }
    dd { margin: 0; overflow-wrap: anywhere; }
    section { border-top: 1px solid var(--line); padding: 1rem 0; }
    .message { margin: 0 0 .8rem; }
    .prompt { background: var(--soft); border-radius: .5rem; padding: .6rem .8rem; }
    .prose { margin: 0 0 .6rem; overflow-wrap: anywhere; white-space: pre-wrap; }
    pre { background: var(--soft); border-radius: .5rem; overflow-x: auto; padding: .6rem .8rem; }
    code { font: .9em/1.45 ui-monospace, monospace; }
    :not(pre) > code { background: var(--soft); border-radius: .25rem; padding: .1em .3em; }
    .reply h3 { font-size: 1.2rem; } .reply h4 { font-size: 1.05rem; }
    .reply h5, .reply h6 { font-size: 1rem; }
    .reply p, .reply li, td, th { overflow-wrap: anywhere; }
    .reply p, .reply ul, .reply ol, .reply table { margin: 0 0 .7rem; }
    li > p { margin: 0 0 .4rem; }
    li.task { list-style: none; margin-left: -1.2em; }
    blockquote { border-left: 3px solid var(--line); color: var(--dim); margin: 0 0 .7rem; padding: 0 .8rem; }
    hr { border: 0; border-top: 1px solid var(--line); }
    table { border-collapse: collapse; display: block; max-width: 100%; overflow-x: auto; }
    th, td { border: 1px solid var(--line); padding: .25rem .6rem; text-align: start; vertical-align: top; }
    .center { text-align: center; } .right { text-align: end; }
    .turns { font-size: .85rem; margin: 0 0 1rem; }
    .math { font-family: ui-serif, serif; white-space: pre-wrap; }
    .display { display: block; margin: .3rem 0 .3rem 1.5rem; }
    .html { color: var(--dim); white-space: pre-wrap; }
    .notes, .seam, summary { color: var(--dim); font-size: .85rem; }
    .seam { border-top: 1px dashed var(--line); margin: 0; padding: .5rem 0; }
    .failure { border-left: 3px solid; margin: .5rem 0; padding-left: .7rem; }
    :target { outline: 2px solid var(--line); outline-offset: .3rem; }
    @media print { pre { white-space: pre-wrap; } section { break-inside: avoid-page; } }
    \(HTMLCode.style)
    """
}

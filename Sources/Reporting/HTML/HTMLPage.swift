/// One page that needs nothing else: no other file, no request, no script that it could not do without.
struct HTMLPage {
  /// What the window is called.
  let title: String
  /// Rules of style besides those of every page.
  let style: HTML
  /// What goes between `<body>` and `</body>`, with one `<main>`.
  let body: HTML
  /// The one script that may run.
  var script: HTMLScript?

  /// The whole file.
  ///
  /// The policy (CSP 3) lets nothing be fetched and no other script run, whatever a text holds.
  var text: String {
    let scriptSource: HTML = script.map { "'sha256-\($0.digest)'" } ?? "'none'"
    let page: HTML = """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src \(scriptSource); base-uri 'none'; form-action 'none'">
      <title>\(title)</title>
      <style>
      \([Self.style, style])
      </style>
      </head>
      <body>
      \(body)
      \(script.map { "<script>\(HTML(trusted: $0.source))</script>" } ?? HTML.none)
      </body>
      </html>

      """
    return page.markup
  }

  /// What all pages share; every pair of colours has a contrast of at least 4.5 (WCAG 2.2, 1.4.3).
  private static let style: HTML = """
    :root { color-scheme: light dark; --text: #1a1a1a; --page: #fff; --quiet: #555; --rule: #ddd; --link: #0b4f9e; --shade: #f4f4f4; --bad: #fde2e1; --doubt: #fff3cd; --warning: #7a1512; --keyword: #7a1f7a; --string: #1c5f2b; --number: #0b4f9e; }
    @media (prefers-color-scheme: dark) {
    :root { --text: #eee; --page: #161616; --quiet: #b5b5b5; --rule: #444; --link: #8ec2ff; --shade: #222; --bad: #571a18; --doubt: #4a3c0a; --warning: #ffb4ad; --keyword: #e3a6e3; --string: #9ad6a8; --number: #8ec2ff; }
    }
    body { font: 16px/1.5 system-ui, sans-serif; color: var(--text); background: var(--page); margin: 0; overflow-wrap: anywhere; }
    main { max-width: 70rem; margin: 0 auto; padding: 1rem; }
    table { border-collapse: collapse; }
    caption { text-align: left; font-weight: 600; padding: .5rem 0; }
    th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
    td.number { text-align: right; font-variant-numeric: tabular-nums; }
    code { font: 13px/1.5 ui-monospace, monospace; }
    a { color: var(--link); }
    """
}

/// A language that can be coloured.
struct Language: Sendable {
  /// Which lexer does it.
  enum Lexer: Sendable {
    case code(LanguageTable)
    case markup, style, yaml, diff, markdown, toml, make
  }

  let name: String
  let aliases: [String]
  let lexer: Lexer

  private init(_ table: LanguageTable) {
    name = table.name
    aliases = table.aliases
    lexer = .code(table)
  }

  private init(_ name: String, _ aliases: String, _ lexer: Lexer) {
    self.name = name
    self.aliases = aliases.split(separator: " ").map(String.init)
    self.lexer = lexer
  }

  /// All languages.
  static let all: [Language] =
    [
      LanguageTable.swift, .c, .cpp, .objectiveC, .java, .kotlin, .csharp, .go, .rust, .zig, .dart,
      .scala, .protobuf, .python, .javascript, .typescript, .ruby, .php, .perl, .lua, .r, .elixir,
      .haskell, .shell, .console, .powershell, .dockerfile, .sql, .json, .graphql, .hcl, .cmake,
    ].map(Language.init) + [
      Language("html", "htm xhtml xml svg vue svelte plist xsl xsd rss atom astro", .markup),
      Language("css", "scss sass less stylus", .style),
      Language("yaml", "yml", .yaml),
      Language("diff", "patch udiff", .diff),
      Language("markdown", "md mdown mkd mdx", .markdown),
      Language("toml", "ini conf cfg config properties editorconfig dosini systemd", .toml),
      Language("makefile", "make mk mak gnumakefile", .make),
    ]

  /// Indices in `all` by name and alias.
  private static let byName: [String: Int] = {
    var result: [String: Int] = [:]
    for (index, language) in all.enumerated() {
      for name in [language.name] + language.aliases where result[name] == nil {
        result[name] = index
      }
    }
    return result
  }()

  /// The index of a language by name or alias, in any case; what follows a comma, colon or brace does not count.
  static func index(of name: String) -> Int? {
    let word = name.lowercased().drop { $0 == "{" || $0 == "." }
    return byName[String(word.prefix { !",:;{}= ".contains($0) })]
  }
}

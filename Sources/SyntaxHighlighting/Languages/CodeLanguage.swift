/// A language that can be coloured.
struct CodeLanguage: Sendable {
  /// Which lexer does it.
  enum Lexer: Sendable {
    /// The table is made when a text first needs it: a start needs none.
    case code(@Sendable () -> LanguageTable)
    case markup, style, yaml, diff, markdown, toml, make
  }

  let name: String
  private let aliases: [Substring]
  let lexer: Lexer

  private init(_ name: String, _ aliases: String, _ lexer: Lexer) {
    self.name = name
    self.aliases = aliases.split(separator: " ")
    self.lexer = lexer
  }

  /// All languages.
  static let all: [CodeLanguage] = [
    CodeLanguage("swift", "", .code { .swift }),
    CodeLanguage("c", "h", .code { .c }),
    CodeLanguage("cpp", "c++ cc cxx hpp hh hxx cuda cu ino arduino", .code { .cpp }),
    CodeLanguage("objective-c", "objc objectivec obj-c mm", .code { .objectiveC }),
    CodeLanguage("java", "", .code { .java }),
    CodeLanguage("kotlin", "kt kts", .code { .kotlin }),
    CodeLanguage("csharp", "c# cs dotnet", .code { .csharp }),
    CodeLanguage("go", "golang", .code { .go }),
    CodeLanguage("rust", "rs", .code { .rust }),
    CodeLanguage("zig", "", .code { .zig }),
    CodeLanguage("dart", "", .code { .dart }),
    CodeLanguage("scala", "sc", .code { .scala }),
    CodeLanguage("protobuf", "proto", .code { .protobuf }),
    CodeLanguage("python", "py python3 py3 pyi pycon ipython sage starlark bzl", .code { .python }),
    CodeLanguage("javascript", "js jsx mjs cjs node ecmascript", .code { .javascript }),
    CodeLanguage("typescript", "ts tsx mts cts", .code { .typescript }),
    CodeLanguage("ruby", "rb rake gemfile podfile", .code { .ruby }),
    CodeLanguage("php", "php3 php4 php5 php7 php8 phtml", .code { .php }),
    CodeLanguage("perl", "pl pm", .code { .perl }),
    CodeLanguage("lua", "luau", .code { .lua }),
    CodeLanguage("r", "rscript rlang", .code { .r }),
    CodeLanguage("elixir", "ex exs", .code { .elixir }),
    CodeLanguage("haskell", "hs", .code { .haskell }),
    CodeLanguage("shell", "sh bash zsh ksh shellscript fish ash", .code { .shell }),
    CodeLanguage(
      "console", "shell-session shellsession terminal sh-session bash-session", .code { .console }),
    CodeLanguage("powershell", "ps1 pwsh ps", .code { .powershell }),
    CodeLanguage("dockerfile", "docker containerfile", .code { .dockerfile }),
    CodeLanguage("sql", "mysql postgresql postgres psql sqlite plsql tsql mariadb", .code { .sql }),
    CodeLanguage("json", "jsonc json5 jsonl ndjson geojson webmanifest ipynb", .code { .json }),
    CodeLanguage("graphql", "gql", .code { .graphql }),
    CodeLanguage("hcl", "terraform tf tfvars", .code { .hcl }),
    CodeLanguage("cmake", "", .code { .cmake }),
    CodeLanguage("html", "htm xhtml xml svg vue svelte plist xsl xsd rss atom astro", .markup),
    CodeLanguage("css", "scss sass less stylus", .style),
    CodeLanguage("yaml", "yml", .yaml),
    CodeLanguage("diff", "patch udiff", .diff),
    CodeLanguage("markdown", "md mdown mkd mdx", .markdown),
    CodeLanguage("toml", "ini conf cfg config properties editorconfig dosini systemd", .toml),
    CodeLanguage("makefile", "make mk mak gnumakefile", .make),
  ]

  /// Indices in `all` by name and alias.
  private static let byName: [Substring: Int] = {
    var result: [Substring: Int] = [:]
    for (index, language) in all.enumerated() {
      for name in [language.name[...]] + language.aliases where result[name] == nil {
        result[name] = index
      }
    }
    return result
  }()

  /// The index of a language by name or alias, in any case; what follows a blank, comma, colon or
  /// brace does not count.
  static func index(of name: String) -> Int? {
    let word = name.lowercased().drop { $0 == "{" || $0 == "." }
    return byName[word.prefix { !",:;{}= \t".contains($0) }]
  }
}

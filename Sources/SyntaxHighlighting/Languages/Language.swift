/// A language that can be coloured.
struct Language: Sendable {
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
  static let all: [Language] = [
    Language("swift", "", .code { .swift }),
    Language("c", "h", .code { .c }),
    Language("cpp", "c++ cc cxx hpp hh hxx cuda cu ino arduino", .code { .cpp }),
    Language("objective-c", "objc objectivec obj-c mm", .code { .objectiveC }),
    Language("java", "", .code { .java }),
    Language("kotlin", "kt kts", .code { .kotlin }),
    Language("csharp", "c# cs dotnet", .code { .csharp }),
    Language("go", "golang", .code { .go }),
    Language("rust", "rs", .code { .rust }),
    Language("zig", "", .code { .zig }),
    Language("dart", "", .code { .dart }),
    Language("scala", "sc", .code { .scala }),
    Language("protobuf", "proto", .code { .protobuf }),
    Language("python", "py python3 py3 pyi pycon ipython sage starlark bzl", .code { .python }),
    Language("javascript", "js jsx mjs cjs node ecmascript", .code { .javascript }),
    Language("typescript", "ts tsx mts cts", .code { .typescript }),
    Language("ruby", "rb rake gemfile podfile", .code { .ruby }),
    Language("php", "php3 php4 php5 php7 php8 phtml", .code { .php }),
    Language("perl", "pl pm", .code { .perl }),
    Language("lua", "luau", .code { .lua }),
    Language("r", "rscript rlang", .code { .r }),
    Language("elixir", "ex exs", .code { .elixir }),
    Language("haskell", "hs", .code { .haskell }),
    Language("shell", "sh bash zsh ksh shellscript fish ash", .code { .shell }),
    Language(
      "console", "shell-session shellsession terminal sh-session bash-session", .code { .console }),
    Language("powershell", "ps1 pwsh ps", .code { .powershell }),
    Language("dockerfile", "docker containerfile", .code { .dockerfile }),
    Language("sql", "mysql postgresql postgres psql sqlite plsql tsql mariadb", .code { .sql }),
    Language("json", "jsonc json5 jsonl ndjson geojson webmanifest ipynb", .code { .json }),
    Language("graphql", "gql", .code { .graphql }),
    Language("hcl", "terraform tf tfvars", .code { .hcl }),
    Language("cmake", "", .code { .cmake }),
    Language("html", "htm xhtml xml svg vue svelte plist xsl xsd rss atom astro", .markup),
    Language("css", "scss sass less stylus", .style),
    Language("yaml", "yml", .yaml),
    Language("diff", "patch udiff", .diff),
    Language("markdown", "md mdown mkd mdx", .markdown),
    Language("toml", "ini conf cfg config properties editorconfig dosini systemd", .toml),
    Language("makefile", "make mk mak gnumakefile", .make),
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

  /// The index of a language by name or alias, in any case; what follows a comma, colon or brace
  /// does not count.
  static func index(of name: String) -> Int? {
    let word = name.lowercased().drop { $0 == "{" || $0 == "." }
    return byName[word.prefix { !",:;{}= ".contains($0) }]
  }
}

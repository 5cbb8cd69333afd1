extension LanguageTable {
  static let sql = LanguageTable(
    keywords: """
      add after all alter analyze and any as asc auto_increment autoincrement before begin between
      by cascade case cast check collate column commit conflict constraint create cross current
      database declare default delete desc distinct do drop each else elsif end escape except exec
      execute exists explain false fetch filter first following for foreign from full function
      grant group having if ilike in index inner insert instead intersect into is isnull join key
      last lateral left like limit loop materialized natural no not notnull null nulls of offset
      on only or order outer over partition pragma preceding primary procedure range recursive
      references reindex rename replace returning returns revoke right rollback row rows savepoint
      schema select set show some table temp temporary then to transaction trigger true truncate
      unbounded union unique update using vacuum values view virtual when where window with
      without
      """,
    types: """
      bigint bigserial binary bit blob bool boolean bytea char character date datetime decimal
      double enum float int integer interval json jsonb money nchar numeric nvarchar real serial
      smallint text time timestamp timestamptz tinyint uuid varbinary varchar
      """,
    line: ["--"],
    strings: [
      StringRule("'", escapes: false), StringRule("\"", escapes: false),
      StringRule("`", escapes: false),
    ],
    [.foldsCase])

  static let json = LanguageTable(
    keywords: "true false null Infinity NaN", [.keys])

  static let graphql = LanguageTable(
    keywords: """
      directive enum extend false fragment implements input interface mutation null on query
      repeatable scalar schema subscription true type union
      """,
    types: "Boolean Float ID Int String",
    line: ["#"], block: nil,
    strings: [StringRule("\"\"\"", isMultiline: true), StringRule("\"")],
    [.capitalTypes, .atAttributes, .dollarVariables, .keys])

  static let hcl = LanguageTable(
    keywords: """
      data else endfor endif false for if in locals module null output provider resource terraform
      true variable
      """,
    types: "any bool list map number object set string tuple",
    line: ["#", "//"], strings: [StringRule("\"")], [.heredocs, .hyphens])

  static let cmake = LanguageTable(
    keywords: """
      else elseif endforeach endfunction endif endmacro endwhile foreach function if include macro
      option project return set target_link_libraries while add_executable add_library
      find_package AND NOT OR ON OFF TRUE FALSE PUBLIC PRIVATE INTERFACE REQUIRED
      """,
    line: ["#"], block: nil, strings: [StringRule("\"", isMultiline: true)],
    [.dollarVariables])
}

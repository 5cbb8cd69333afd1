/// The kind of a piece of source code, for its colour.
package enum TokenKind: UInt8, Hashable, Sendable, CaseIterable {
  case plain
  /// A reserved word of the language, also a literal such as `true`.
  case keyword
  /// A type's name, by the language's list or by an upper-case initial.
  case type
  case string
  case number
  case comment
  /// A name that is called or defined.
  case function
  /// `@attribute`, `#[attribute]`, a preprocessor line, a decorator, an HTML attribute's name.
  case attribute
  /// The name of an HTML or XML tag.
  case tag
  /// The key of a mapping (JSON, YAML, TOML), a CSS property, a shell or make variable.
  case key
  /// An added line of a diff.
  case inserted
  /// A removed line of a diff.
  case deleted
  /// A heading of a diff hunk, a Markdown heading, a TOML table, a make target.
  case heading
  case punctuation
}

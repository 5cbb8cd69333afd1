extension LanguageTable {
  static let swift = LanguageTable(
    keywords: """
      actor any as associatedtype async await borrowing break case catch class consuming continue
      convenience default defer deinit do dynamic each else enum extension fallthrough false
      fileprivate final for func get guard if import in indirect infix init inout internal is
      isolated lazy let macro mutating nil nonisolated nonmutating open operator override package
      postfix precedencegroup prefix private protocol public repeat required rethrows return self
      Self set some static struct subscript super switch throw throws true try typealias unowned
      var weak where while willSet didSet yield
      """,
    nests: true,
    strings: [StringRule("\"\"\"", isMultiline: true), StringRule("\"")],
    [.capitalTypes, .atAttributes, .hashStrings])

  static let c = LanguageTable(
    keywords: """
      auto break case const constexpr continue default do else enum extern false for goto if
      inline nullptr register restrict return sizeof static static_assert struct switch
      thread_local true typedef typeof union volatile while NULL _Alignas _Alignof _Atomic
      _Generic _Noreturn _Static_assert alignas alignof
      """,
    types: """
      bool char double float int long short signed unsigned void size_t ssize_t ptrdiff_t intptr_t
      uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t FILE wchar_t
      char8_t char16_t char32_t off_t time_t pid_t va_list _Bool
      """,
    [.preprocessor])

  static let cpp = LanguageTable(
    keywords: """
      alignas alignof and asm auto break case catch class co_await co_return co_yield concept
      const const_cast consteval constexpr constinit continue decltype default delete do
      dynamic_cast else enum explicit export extern false final for friend goto if import inline
      module mutable namespace new noexcept not nullptr operator or override private protected
      public register reinterpret_cast requires return sizeof static static_assert static_cast
      struct switch template this thread_local throw true try typedef typeid typename union using
      virtual volatile while xor NULL
      """,
    types: """
      bool char char8_t char16_t char32_t double float int long short signed unsigned void wchar_t
      size_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t string string_view
      vector map set unordered_map unordered_set array optional variant pair tuple unique_ptr
      shared_ptr weak_ptr span
      """,
    [.preprocessor, .capitalTypes, .delimitedStrings])

  static let objectiveC = LanguageTable(
    keywords: """
      auto break case const continue default do else enum extern for goto if inline nil Nil NULL
      return self sizeof static struct super switch typedef union volatile while YES NO in
      instancetype
      """,
    types: "id BOOL char double float int long short signed unsigned void SEL IMP Class",
    [.preprocessor, .capitalTypes, .atAttributes])

  static let java = LanguageTable(
    keywords: """
      abstract assert break case catch class const continue default do else enum exports extends
      false final finally for goto if implements import instanceof interface module native new
      non-sealed null package permits private protected public record requires return sealed
      static strictfp super switch synchronized this throw throws transient true try var volatile
      while yield
      """,
    types: "boolean byte char double float int long short void",
    strings: [StringRule("\"\"\"", isMultiline: true), StringRule("\""), StringRule("'")],
    [.capitalTypes, .atAttributes])

  static let kotlin = LanguageTable(
    keywords: """
      abstract actual annotation as break by catch class companion const constructor continue
      crossinline data do dynamic else enum expect external false final finally for fun get if
      import in infix init inline inner interface internal is lateinit noinline null object open
      operator out override package private protected public reified return sealed set super
      suspend tailrec this throw true try typealias val value var vararg when where while
      """,
    nests: true,
    strings: [
      StringRule("\"\"\"", escapes: false, isMultiline: true), StringRule("\""), StringRule("'"),
    ],
    [.capitalTypes, .atAttributes])

  static let csharp = LanguageTable(
    keywords: """
      abstract as async await base break case catch checked class const continue default delegate
      do else enum event explicit extern false finally fixed for foreach from get goto if implicit
      in init interface internal is let lock namespace new null operator orderby out override
      params partial private protected public readonly record ref required return sealed select
      set sizeof stackalloc static struct switch this throw true try typeof unchecked unsafe using
      value var virtual volatile when where while with yield
      """,
    types: """
      bool byte char decimal double dynamic float int long nint nuint object sbyte short string
      uint ulong ushort void
      """,
    strings: [
      StringRule("\"\"\"", escapes: false, isMultiline: true),
      StringRule("@\"", "\"", escapes: false, isMultiline: true),
      StringRule("$\"", "\""), StringRule("\""), StringRule("'"),
    ],
    [.preprocessor, .capitalTypes])

  static let go = LanguageTable(
    keywords: """
      break case chan const continue default defer else fallthrough false for func go goto if
      import interface iota map nil package range return select struct switch true type var
      """,
    types: """
      any bool byte comparable complex64 complex128 error float32 float64 int int8 int16 int32
      int64 rune string uint uint8 uint16 uint32 uint64 uintptr
      """,
    strings: [
      StringRule("`", escapes: false, isMultiline: true), StringRule("\""), StringRule("'"),
    ])

  static let rust = LanguageTable(
    keywords: """
      as async await break const continue crate dyn else enum extern false fn for if impl in let
      loop macro_rules match mod move mut pub ref return self Self static struct super trait true
      type union unsafe use where while
      """,
    types: """
      bool char f32 f64 i8 i16 i32 i64 i128 isize str u8 u16 u32 u64 u128 usize
      """,
    nests: true,
    strings: [StringRule("\"", isMultiline: true), StringRule("'")],
    [.capitalTypes, .hashAttributes, .hashStrings, .lifetimes, .stringPrefixes])

  static let zig = LanguageTable(
    keywords: """
      addrspace align allowzero and anyframe anytype asm async await break callconv catch comptime
      const continue defer else enum errdefer error export extern false fn for if inline
      linksection noalias nosuspend null opaque or orelse packed pub resume return struct suspend
      switch test threadlocal true try undefined union unreachable usingnamespace var volatile
      while
      """,
    types:
      "bool f16 f32 f64 f128 i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize void noreturn type anyerror",
    block: nil,
    [.capitalTypes, .atAttributes])

  static let dart = LanguageTable(
    keywords: """
      abstract as assert async await base break case catch class const continue covariant default
      deferred do else enum export extends extension external factory false final finally for get
      if implements import in interface is late library mixin new null on operator part required
      rethrow return sealed set show static super switch sync this throw true try typedef var when
      while with yield
      """,
    types: "bool double dynamic int num void",
    strings: [
      StringRule("\"\"\"", isMultiline: true), StringRule("'''", isMultiline: true),
      StringRule("\""), StringRule("'"),
    ],
    [.capitalTypes, .atAttributes, .stringPrefixes])

  static let scala = LanguageTable(
    keywords: """
      abstract case catch class def do else enum export extends extension false final finally for
      given if implicit import lazy match new null object override package private protected
      return sealed super then this throw trait true try type using val var while with yield
      """,
    nests: true,
    strings: [
      StringRule("\"\"\"", escapes: false, isMultiline: true), StringRule("\""), StringRule("'"),
    ],
    [.capitalTypes, .atAttributes, .stringPrefixes, .lifetimes])

  static let protobuf = LanguageTable(
    keywords: """
      enum extend extensions false import map message oneof option optional package public
      repeated required reserved returns rpc service stream syntax to true weak
      """,
    types: """
      bool bytes double fixed32 fixed64 float int32 int64 sfixed32 sfixed64 sint32 sint64 string
      uint32 uint64
      """,
    [.capitalTypes])
}

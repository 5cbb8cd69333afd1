/// Names of programming languages that begin and end with underscores: `__init__.py`, `"__main__"`,
/// `obj.__dict__`.
enum LiteralName {
  /// The name that starts with a run of underscores, if its underscores are part of it: where something
  /// of a program touches it, or where it is a well-known one.
  static func range(_ run: MarkRun, _ source: SourceBytes) -> Range<Int>? {
    let underscore = UInt8(ascii: "_")
    guard run.mark == underscore, run.range.count <= 2, !ASCII.isAlphanumeric(run.before),
      let end = endOfName(source, run)
    else { return nil }
    let next = source.byte(at: end) ?? ASCII.space
    let following = source.byte(at: end + 1) ?? ASCII.space
    let range = run.range.lowerBound..<end
    if next == UInt8(ascii: "."), ASCII.isLetter(following), following & 0x20 != 0 { return range }
    guard run.range.count == 2 else { return nil }
    if "([/=".utf8.contains(next) { return range }
    switch run.before {
    case UInt8(ascii: "."), UInt8(ascii: "/"), UInt8(ascii: "@"): return range
    case UInt8(ascii: "\""), UInt8(ascii: "'"): return next == run.before ? range : nil
    default:
      let name = source.text(run.range.upperBound..<(end - 2))
      return known.contains(name) ? range : nil
    }
  }

  /// The end of a name that ends with as many underscores as it began with.
  private static func endOfName(_ source: SourceBytes, _ run: MarkRun) -> Int? {
    let underscore = UInt8(ascii: "_")
    let start = run.range.upperBound
    var offset = start
    while offset < source.count, offset - start < 64 {
      if ASCII.isAlphanumeric(source[offset]) {
        offset += 1
        continue
      }
      guard source[offset] == underscore, offset > start else { return nil }
      let after = source.endOfRun(of: underscore, from: offset, to: source.count)
      let next = source.byte(at: after) ?? ASCII.space
      if after - offset == run.range.count, !ASCII.isAlphanumeric(next) { return after }
      guard after - offset == 1 else { return nil }
      offset = after
    }
    return nil
  }

  /// Names that stand alone in sentences: Python's, JavaScript's and those of C compilers.
  private static let known: Set<String> = [
    "abs", "add", "aenter", "aexit", "all", "and", "annotations", "author", "await", "bases",
    "bool",
    "build_class", "builtins", "bytes", "cached", "call", "cause", "class", "class_getitem",
    "closure", "code", "contains", "context", "copy", "debug", "deepcopy", "defaults", "del",
    "delattr", "delete", "delitem", "dict", "dir", "dirname", "doc", "enter", "eq", "exit", "file",
    "filename", "float", "floordiv", "format", "fspath", "func", "function", "future", "ge", "get",
    "getattr", "getattribute", "getitem", "getstate", "globals", "gt", "hash", "iadd", "import",
    "index", "init", "init_subclass", "int", "invert", "iter", "kwdefaults", "le", "len", "loader",
    "lt", "main", "match_args", "missing", "mod", "module", "mro", "mul", "name", "ne", "neg",
    "new",
    "next", "or", "package", "path", "pos", "post_init", "pow", "prepare", "proto", "pycache",
    "qualname", "radd", "reduce", "repr", "reversed", "round", "set", "set_name", "setattr",
    "setitem", "setstate", "sizeof", "slots", "spec", "str", "sub", "subclasses", "subclasshook",
    "truediv", "version", "weakref", "xor", "FILE", "LINE", "DATE", "TIME", "COUNTER", "VERSION",
    "FUNCTION", "CLASS", "DIR", "METHOD", "NAMESPACE", "APPLE", "linux", "cplusplus",
  ]
}

import Glibc

/// The environment of a child: ours, without our secrets. A child that needs none of them must not be able to
/// print or send them.
package struct ChildEnvironment: Sendable, Equatable {
  /// The variables that ctxchat itself takes keys from.
  private static let always: Set<String> = ["CTXCHAT_API_KEY", "CTXCHAT_GATEWAY_KEY"]

  private let hidden: Set<String>
  /// Instead of our own.
  private let others: [String: String]?

  /// Creates an environment without the variables that hold keys.
  ///
  /// - Parameters:
  ///   - others: The variables that there are; without them those of this process.
  ///   - names: Variables that the configuration takes keys from.
  package init(_ others: [String: String]? = nil, hiding names: some Sequence<String> = []) {
    self.others = others
    hidden = Self.always.union(names)
  }

  /// The variables as `NAME=value`, in bytes: paths in them need not be UTF-8, and a child gets them as they are.
  var variables: [[UInt8]] {
    if let others { return shown(of: others.map { Array("\($0.key)=\($0.value)".utf8) }) }
    var variables: [[UInt8]] = []
    var entry = environ
    while let text = entry.pointee {
      variables.append(
        text.withMemoryRebound(to: UInt8.self, capacity: strlen(text)) {
          Array(UnsafeBufferPointer(start: $0, count: strlen(text)))
        })
      entry += 1
    }
    return shown(of: variables)
  }

  /// Which of some variables a child gets. One that holds the very text of a hidden one is hidden too.
  func shown(of variables: [[UInt8]]) -> [[UInt8]] {
    let secrets = Set(variables.filter(isHidden).map(Self.value).filter { !$0.isEmpty })
    return variables.filter { !isHidden($0) && !secrets.contains(Self.value(of: $0)) }
  }

  private func isHidden(_ variable: [UInt8]) -> Bool {
    hidden.contains(String(decoding: variable.prefix { $0 != Self.sign }, as: UTF8.self))
  }

  private static func value(of variable: [UInt8]) -> ArraySlice<UInt8> {
    variable.drop { $0 != sign }.dropFirst()
  }

  private static let sign = UInt8(ascii: "=")
}

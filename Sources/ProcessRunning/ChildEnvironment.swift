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

  /// The variables as `NAME=value`.
  package var variables: [String] {
    if let others { return shown(of: others.map { "\($0.key)=\($0.value)" }) }
    var variables: [String] = []
    var entry = environ
    while let text = entry.pointee {
      variables.append(String(cString: text))
      entry += 1
    }
    return shown(of: variables)
  }

  /// Which of some variables a child gets. One that holds the very text of a hidden one is hidden too.
  func shown(of variables: [String]) -> [String] {
    let secrets = Set(
      variables.filter { hidden.contains(Self.name(of: $0)) }.map(Self.value).filter { !$0.isEmpty }
    )
    return variables.filter {
      !hidden.contains(Self.name(of: $0)) && !secrets.contains(Self.value(of: $0))
    }
  }

  private static func name(of variable: String) -> String {
    String(variable.prefix { $0 != "=" })
  }

  private static func value(of variable: String) -> String {
    String(variable.drop { $0 != "=" }.dropFirst())
  }
}

public import FoundationEssentials

/// A saved way to create contexts, by its name in the configuration.
public struct SavedRecipe: Hashable, Sendable, Identifiable {
  /// The user's name for it.
  public var name: String
  /// The label of its contexts, with `{name}`, `{date}` and `{time}` filled in; `nil`: the name.
  public var label: String?
  /// The memory mode; `nil`: the default.
  public var mode: ContextMode?
  /// `nil`: the profile's model.
  public var model: String?
  /// Seconds; `nil`: the server's default.
  public var ttl: Int?
  /// The truncation of a session context; `nil`: the model decides.
  public var truncation: TruncationStrategy?
  /// The first system message of the seed.
  public var system: String?
  /// Files and folders; relative ones start from the folder in which the program is started.
  public var files: [String]

  /// The name, for lists.
  public var id: String { name }

  /// Creates a recipe.
  public init(
    name: String, label: String? = nil, mode: ContextMode? = nil, model: String? = nil,
    ttl: Int? = nil, truncation: TruncationStrategy? = nil, system: String? = nil,
    files: [String] = []
  ) {
    self.name = name
    self.label = label
    self.mode = mode
    self.model = model
    self.ttl = ttl
    self.truncation = truncation
    self.system = system
    self.files = files
  }

  /// The label of a context created from it now.
  ///
  /// - Parameter utcOffset: The seconds by which the clock on the wall is ahead of UTC.
  public func label(at date: Date, utcOffset: Int) -> String {
    let zone = TimeZone(secondsFromGMT: utcOffset) ?? .gmt
    let day = date.formatted(Date.ISO8601FormatStyle(timeZone: zone).year().month().day())
    let time = date.formatted(
      Date.ISO8601FormatStyle(timeZone: zone).time(includingFractionalSeconds: false)
    ).prefix(5)
    var label = label ?? name
    for (mark, value) in [("{name}", name), ("{date}", day), ("{time}", String(time))] {
      label = label.replacing(mark, with: value)
    }
    return label
  }
}

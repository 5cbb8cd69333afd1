import ChatModel
import Wording

/// The parts of a folder that are not sent, with the reasons.
struct LeftOut: Hashable, Sendable {
  /// Files and folders that ignore rules name; a folder counts once.
  var ignored = 0
  var hidden = 0
  /// Files whose names are not in UTF-8.
  var unnamed = 0
  /// Links to something inside, which counts under its own name.
  var linksInside = 0
  /// Repositories inside, and submodules.
  var repositories: [String] = []
  /// Single files and folders, with the reason.
  var others: [String] = []

  /// One line for each reason, or for each file whose name matters.
  var lines: [String] {
    var lines: [String] = []
    if ignored > 0 {
      let are = ignored == 1 ? localized("is") : localized("are")
      lines.append(
        localized("\(Count.of(ignored, "file or folder", "files and folders")) that \(are) ignored")
      )
    }
    if hidden > 0 {
      lines.append(
        localized(
          """
          \(Count.of(hidden, "hidden file or folder", "hidden files and folders")) (outside \
          a repository)
          """))
    }
    if !repositories.isEmpty {
      let names = repositories.sorted().prefix(5).joined(separator: localized(", "))
      let more = repositories.count > 5 ? ", …" : ""
      let count = Count.of(
        repositories.count, "repository of its own", "repositories of their own")
      lines.append(localized("\(count), name them to include them: \(names)\(more)"))
    }
    if linksInside > 0 {
      lines.append(
        localized("\(Count.of(linksInside, "link")) to files inside the folder"))
    }
    if unnamed > 0 {
      lines.append(localized("\(Count.of(unnamed, "file")) with a name that is not UTF-8"))
    }
    return lines + others.sorted()
  }
}

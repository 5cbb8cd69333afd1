import FoundationEssentials

/// What a process has taken of the processor.
enum ProcessorTime {
  /// In hundredths of a second, of the user and of the system; 0 when there is no such process.
  static func ticks(of pid: Int32) -> Int {
    let text = FileManager.default.contents(atPath: "/proc/\(pid)/stat") ?? Data()
    // Behind the name, which may hold anything: the state, and numbers.
    let fields =
      String(decoding: text, as: UTF8.self).split(separator: ")").last?
      .split(separator: " ").compactMap { Int($0) } ?? []
    return fields.count > 11 ? fields[10] + fields[11] : 0
  }
}

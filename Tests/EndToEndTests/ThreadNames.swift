import FoundationEssentials
import Glibc

/// The threads of a program by their names. libdispatch names a thread after the queue that started it; its serial
/// queues say "overcommit".
enum ThreadNames {
  static func of(_ pid: pid_t) throws -> [String] {
    let tasks = "/proc/\(pid)/task"
    return try FileManager.default.contentsOfDirectory(atPath: tasks).map { task in
      String(
        decoding: FileManager.default.contents(atPath: "\(tasks)/\(task)/comm") ?? Data(),
        as: UTF8.self)
    }
  }

  /// Those of Swift's default executor and of libdispatch's shared queues, which wake once a second for ever.
  static func shared(of pid: pid_t) throws -> [String] {
    try of(pid).filter { $0.contains("default-qos") || $0.contains("initiated-qos") }
  }
}

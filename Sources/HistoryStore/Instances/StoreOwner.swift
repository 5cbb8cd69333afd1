internal import ChatModel
internal import Glibc

/// Who holds a claim or has turns in flight: one open store of one process.
///
/// A process is known by its id and its start time, because ids are given out again; both mean
/// something only within one boot and one namespace of process ids.
struct StoreOwner: Hashable, Sendable {
  /// The open store's own name: two stores of one process are two owners.
  var id: String
  var process: ProcessIdentity

  static func ofThisProcess() -> StoreOwner {
    StoreOwner(id: Identifier<StoreOwner>.random().rawValue, process: .current)
  }
}

/// The identity of a process, different from every other that had or will have its id.
struct ProcessIdentity: Hashable, Sendable {
  var pid: Int32
  /// In clock ticks since the boot, from `/proc/PID/stat`.
  var startTime: Int
  /// The kernel's name of this boot.
  var boot: String
  /// The namespace of process ids, as the kernel names it.
  var namespace: String

  /// This process.
  static let current = ProcessIdentity(
    pid: getpid(), startTime: startTime(of: getpid()) ?? 0,
    boot: ProcessFile.firstLine("/proc/sys/kernel/random/boot_id"),
    namespace: ProcessFile.link("/proc/self/ns/pid"))

  /// True if it runs, `nil` when that cannot be seen from here (a container beside ours).
  var isAlive: Bool? {
    let here = ProcessIdentity.current
    if boot != here.boot { return false }
    if namespace != here.namespace { return nil }
    return Self.startTime(of: pid) == startTime
  }

  /// The 22nd field of the process's stat line; the name in the second may hold blanks and
  /// parentheses.
  static func startTime(of pid: Int32) -> Int? {
    let line = ProcessFile.firstLine("/proc/\(pid)/stat")
    guard let nameEnd = line.lastIndex(of: ")") else { return nil }
    let fields = line[line.index(after: nameEnd)...].split(separator: " ")
    guard fields.count > 19, fields[0] != "Z", fields[0] != "X" else { return nil }
    return Int(fields[19])
  }
}

/// Small files of the kernel.
enum ProcessFile {
  /// The first 1,023 bytes up to the end of the first line; empty when there is no such file.
  static func firstLine(_ path: String) -> String {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return "" }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 1023)
    let count = Glibc.read(file, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).prefix { $0 != 0x0A }, as: UTF8.self)
  }

  /// The target of a symbolic link; empty if there is none.
  static func link(_ path: String) -> String {
    var bytes = [CChar](repeating: 0, count: 256)
    let count = readlink(path, &bytes, bytes.count)
    return String(decoding: bytes.prefix(max(0, count)).map(UInt8.init(bitPattern:)), as: UTF8.self)
  }
}

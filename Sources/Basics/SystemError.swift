import Glibc

/// The words of the system for its error numbers.
package enum SystemError {
  /// The system's sentence for an error number, such as “No such file or directory”.
  package static func words(_ code: Int32) -> String { String(cString: strerror(code)) }
}

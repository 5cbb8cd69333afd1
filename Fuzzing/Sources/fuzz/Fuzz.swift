import Glibc
import Properties

/// The rule that this run tries to break, named by the variable FUZZ_TARGET.
private let property: Property = {
  let name = getenv("FUZZ_TARGET").map { String(cString: $0) } ?? ""
  guard let property = Property.all.first(where: { $0.name == name }) else {
    let names = Property.all.map(\.name).joined(separator: " ")
    let words = "fuzz: set FUZZ_TARGET to one of: \(names)\n"
    _ = words.withCString { write(STDERR_FILENO, $0, strlen($0)) }
    exit(64)
  }
  return property
}()

/// What libFuzzer calls with each input. A broken rule ends the process, so that libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let input = Array(UnsafeBufferPointer(start: start, count: count))
  do { try property.check(input) } catch { fatalError("\(property.name): \(error)") }
  return 0
}

/// What runs libFuzzer: the package manager has the program begin in a function of its own, not in the library's.
@_silgen_name("LLVMFuzzerRunDriver")
private func runFuzzer(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ check: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

/// The beginning of the program.
@_cdecl("fuzz_main")
public func fuzzMain(
  _ count: CInt, _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>
) -> CInt {
  var (count, arguments) = (count, arguments)
  return runFuzzer(&count, &arguments, fuzzOneInput)
}

/// JSON on lines of its own, for reading; every token stays as it was.
enum IndentedJSON {
  static func text(_ json: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(json.utf8.count * 2)
    var depth = 0
    var isText = false
    var isEscaped = false
    var previous: UInt8 = 0
    func newLine() {
      result.append(UInt8(ascii: "\n"))
      result.append(contentsOf: repeatElement(UInt8(ascii: " "), count: max(0, depth) * 2))
    }
    for byte in json.utf8 {
      if isText {
        result.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isText = false
        }
        continue
      }
      let isOpening = previous == UInt8(ascii: "{") || previous == UInt8(ascii: "[")
      switch byte {
      case 0x20, 0x09, 0x0A, 0x0D: continue
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        if !isOpening { newLine() }
      default:
        if isOpening || previous == UInt8(ascii: ",") { newLine() }
      }
      result.append(byte)
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: ":"): result.append(UInt8(ascii: " "))
      case UInt8(ascii: "\""): isText = true
      // Numbers, words and commas change no state.
      default: break
      }
      previous = byte
    }
    return String(decoding: result, as: UTF8.self)
  }
}

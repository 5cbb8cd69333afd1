/// Text as the index and the queries see it: in one ``Spelling``, case and accents folded, scripts that are written
/// without blanks cut into overlapping pairs.
///
/// A run of such a script `一二三` is indexed as `一二 二三 三`: a word of two or more of its characters is
/// found as a phrase of pairs, a single character as the beginning of a pair. Everything else is
/// left to the tokenizer of FTS5, which splits at what is neither letter, mark, number nor private
/// use; symbols that people search for (emoji) are moved to the private use area so that they are
/// tokens, too.
enum SearchText {
  /// The text to be indexed.
  ///
  /// - Parameter isRespelled: `false` gives what versions before 6 had indexed.
  static func indexed(_ text: String, isRespelled: Bool = true) -> String {
    var text = text
    return text.withUTF8 { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 2)
      var pairs = PairWriter()
      var start = 0
      while start < bytes.count {
        let isASCII = bytes[start] < 0x80
        var end = start + 1
        while end < bytes.count, (bytes[end] < 0x80) == isASCII { end += 1 }
        let run = UnsafeBufferPointer(rebasing: bytes[start..<end])
        if isASCII {
          pairs.endRun(&output)
          appendASCII(run, &output)
        } else {
          append(String(decoding: run, as: UTF8.self), isRespelled, &output, &pairs)
        }
        start = end
      }
      pairs.endRun(&output)
      return String(decoding: output, as: UTF8.self)
    }
  }

  private static func appendASCII(_ run: UnsafeBufferPointer<UInt8>, _ output: inout [UInt8]) {
    for byte in run {
      switch byte {
      case 0x41...0x5A: output.append(byte | 0x20)
      case 0x00..<0x20, 0x7F: output.append(0x20)
      default: output.append(byte)
      }
    }
  }

  private static func append(
    _ run: String, _ isRespelled: Bool, _ output: inout [UInt8], _ pairs: inout PairWriter
  ) {
    var folded = FoldedText()
    func append(_ scalar: Unicode.Scalar) {
      folded.append(scalar)
      for scalar in folded.scalars { pairs.append(scalar, &output) }
      folded.scalars.removeAll(keepingCapacity: true)
    }
    if isRespelled {
      Spelling.scan(run.unicodeScalars) { scalar, _ in
        append(scalar)
        return true
      }
    } else {
      for scalar in run.unicodeScalars { append(scalar) }
    }
  }
}

/// Writes folded scalars, those of a paired script as overlapping pairs.
private struct PairWriter {
  private var isInRun = false

  mutating func append(_ scalar: Unicode.Scalar, _ output: inout [UInt8]) {
    guard Script.isPaired(scalar) else {
      endRun(&output)
      output.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      return
    }
    let bytes = UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter
    if isInRun { output.append(contentsOf: bytes) }
    output.append(0x20)
    output.append(contentsOf: bytes)
    isInRun = true
  }

  /// The last character of a run is alone.
  mutating func endRun(_ output: inout [UInt8]) {
    if !isInRun { return }
    output.append(0x20)
    isInRun = false
  }
}

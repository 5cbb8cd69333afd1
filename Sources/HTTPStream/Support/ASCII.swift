extension UInt8 {
  /// The byte, with A–Z as a–z.
  package var asciiLowercased: UInt8 {
    self >= 0x41 && self <= 0x5A ? self | 0x20 : self
  }
}

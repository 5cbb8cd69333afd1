import Testing

@testable import TerminalKit

struct ControlSequenceKittyTests {
  @Test(
    "CSI u in all its fields",
    arguments: [
      ("␛[97u", "a"), ("␛[97;5u", "Ctrl+A"), ("␛[97;3u", "Alt+a"), ("␛[97;6u", "Ctrl+Shift+A"),
      ("␛[97;4u", "Alt+A"), ("␛[97:65;4u", "Alt+A"), ("␛[97;2u", "A"), ("␛[97:65;2u", "A"),
      ("␛[13;2u", "Shift+Enter"), ("␛[13u", "Enter"), ("␛[9;2u", "Shift+Tab"), ("␛[27u", "Esc"),
      ("␛[27;3u", "Alt+Esc"), ("␛[127;5u", "Ctrl+Backspace"), ("␛[32;5u", "Ctrl+Space"),
      ("␛[32;2u", "Space"), ("␛[99;5u", "Ctrl+C"), ("␛[106;5u", "Ctrl+J"),
      // Shift goes into a symbol: said by the terminal, else by the US layout.
      ("␛[45:95;6u", "Ctrl+_"), ("␛[45;6u", "Ctrl+_"), ("␛[45;4u", "Alt+_"), ("␛[95;6u", "Ctrl+_"),
      ("␛[55:47;6u", "Ctrl+/"), ("␛[50:64;6u", "Ctrl+Space"), ("␛[47;5u", "Ctrl+/"),
      // Lock keys are no modifiers.
      ("␛[97;69u", "Ctrl+A"), ("␛[97;133u", "Ctrl+A"), ("␛[97;1u", "a"), ("␛[97;u", "a"),
      ("␛[97;9u", "Super+A"), ("␛[97;35u", "Alt+a"),
      // Another layout: the base key counts for commands, not for text.
      ("␛[1089::99;5u", "Ctrl+C"), ("␛[1072:1040:97;3u", "Alt+a"), ("␛[1089::99u", "с"),
      ("␛[1089:1057:99;2u", "С"), ("␛[1089;5u", "Ctrl+с"), ("␛[228;5u", "Ctrl+ä"),
      // Events.
      ("␛[97;5:1u", "Ctrl+A"), ("␛[97;5:2u", "Ctrl+A"), ("␛[1;2:2A", "Shift+Up"),
      ("␛[3;1:2~", "Delete"),
      // Text.
      ("␛[97;;97u", "a"), ("␛[97;2;65u", "A"), ("␛[55;2;47u", "/"), ("␛[0;;228u", "ä"),
      ("␛[97;5;1u", "Ctrl+A"),
      // The keypad and the keys without a legacy form.
      ("␛[57399u", "0"), ("␛[57408;2u", "9"), ("␛[57414u", "Enter"), ("␛[57414;2u", "Shift+Enter"),
      ("␛[57417u", "Left"), ("␛[57421;5u", "Ctrl+PageUp"), ("␛[57426u", "Delete"),
      ("␛[57376u", "F13"), ("␛[57398u", "F35"), ("␛[57364u", "F1"), ("␛[57352;2u", "Shift+Up"),
      ("␛[57413u", "+"), ("␛[57415u", "="), ("␛[57416u", ","), ("␛[57357u", "End"),
    ])
  func keys(input: String, name: String) throws {
    #expect(try decoded(input) == [.key(press(name))])
  }

  @Test(
    "A release is not an event", arguments: ["␛[97;1:3u", "␛[1;5:3A", "␛[3;1:3~", "␛[57441;2:3u"])
  func releases(input: String) throws {
    #expect(try decoded(input + ".") == [.key(press("."))])
  }

  @Test("A text of several characters is a press for each, and holds no control")
  func text() throws {
    #expect(
      try decoded("␛[0;;20013:25991u") == [.key(press("中")), .key(press("文"))])
    #expect(try decoded("␛[97;;97:10:27u") == [.key(press("a"))])
    for control in [1, 0x1B, 0x7F, 0x80, 0x87, 0x9B, 0x9F] {
      #expect(try decoded("␛[97;2;\(control):98u") == [.key(press("b"))])
    }
  }

  @Test(
    "modifyOtherKeys, whose code has Shift in it",
    arguments: [
      ("␛[27;2;13~", "Shift+Enter"), ("␛[27;5;13~", "Ctrl+Enter"), ("␛[27;3;13~", "Alt+Enter"),
      ("␛[27;5;9~", "Ctrl+Tab"), ("␛[27;6;9~", "Ctrl+Shift+Tab"), ("␛[27;5;99~", "Ctrl+C"),
      ("␛[27;6;65~", "Ctrl+Shift+A"), ("␛[27;2;65~", "A"), ("␛[27;4;65~", "Alt+A"),
      ("␛[27;6;95~", "Ctrl+_"), ("␛[27;2;32~", "Space"), ("␛[27;5;127~", "Ctrl+Backspace"),
      ("␛[27;5;8~", "Ctrl+Backspace"), ("␛[27;3;27~", "Alt+Esc"), ("␛[27;2;45~", "-"),
      ("␛[27;5;47~", "Ctrl+/"), ("␛[27;2;228~", "ä"),
    ])
  func otherKeys(input: String, name: String) throws {
    #expect(try decoded(input) == [.key(press(name))])
  }
}

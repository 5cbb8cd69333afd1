/// The texts that the program carries with it; each is made from a file of `docs`.
enum ShippedText {}

import Testing

@Suite struct LocalWordsTests {
  let local = LocalWords(
    folder: "/folder/of/bench", built: "/home/me/.build/debug", days: ["2026-06-30"])

  @Test(
    "what differs from machine to machine becomes a word",
    arguments: [
      ("/folder/of/bench/a.sqlite is damaged", "FOLDER/a.sqlite is damaged"),
      (
        "/home/me/.build/debug/assay_ShippedContent.resources/Rules/x/pack.yml",
        "SHIPPED/Rules/x/pack.yml"
      ),
      ("do not lie beside /home/me/.build/debug/assay", "do not lie beside BUILT/assay"),
      ("4 tests, 4 passed, 0 failed in 12.02 s.", "4 tests, 4 passed, 0 failed in N.NN s."),
      ("such as 2026-06-30", "such as TODAY"),
      ("sqlite 3.40.1\nlua 5.4.4", "sqlite VERSION\nlua VERSION"),
    ])
  func replaced(text: String, words: String) {
    #expect(local.replaced(in: text) == words)
  }

  @Test(
    "what is the same everywhere stays",
    arguments: ["waited 0.1 s", "as of 2026-06-29", "assay 0.1.0", "score 66.6", "in 3 files"])
  func kept(text: String) {
    #expect(local.replaced(in: text) == text)
  }
}

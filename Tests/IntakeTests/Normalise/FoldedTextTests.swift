import Intake
import TestKit
import Testing

@Suite struct FoldedTextTests {
    @Test(
        "folding",
        arguments: [
            ("", " "),
            ("   \t\r\n ", " "),
            ("Pothole", " pothole "),
            ("Hello,  WORLD!! 311", " hello world 311 "),
            ("señal  de ALTO—¡ya!", " senal de alto ya "),
            ("Não há água; AÇÃO", " nao ha agua acao "),
            ("kòmanse Èd", " komanse ed "),
            ("ÀÉÎÕÜÿ Žižkov Łódź Ṩ", " aeiouy zizkov lodz s "),
            ("straße Æsop œuvre Øre ĳ", " strasse aesop oeuvre ore ij "),
            ("e\u{301}te\u{301} n\u{303}", " ete n "),
            ("so\u{AD}ft zero\u{200B}width \u{FEFF}bom", " soft zerowidth bom "),
            ("no\u{A0}break “quotes” it’s", " no break quotes it s "),
            ("ＦＵＬＬ　ｗｉｄｔｈ１２", " full width12 "),
            ("ﬁre ﬄ", " fire ffl "),
            ("ЯМА на Дороге Ёж", " яма на дороге ёж "),
            ("ΑΒΓ", " αβγ "),
            ("坑洞，请修理。", " 坑洞 请修理 "),
            ("stop🛑now", " stop 🛑 now "),
            ("👍🏽 ok", " 👍 ok "),
            ("1º 2ª", " 1o 2a "),
        ])
    func folding(text: String, folded: String) {
        #expect(String(decoding: FoldedText(text).bytes, as: UTF8.self) == folded)
    }

    @Test("several texts never join their words, and limits hold for each")
    func severalTexts() {
        #expect(FoldedText(["Broken", "light!"]).words == "broken light")
        #expect(FoldedText(["", ""]).isEmpty)
        #expect(FoldedText(["abcdef", "ghijkl"], limit: 3).words == "abc ghi")
        // A letter that the limit cuts through is left out.
        #expect(FoldedText("aé", limit: 2).words == "a")
    }

    @Test("the fingerprint is the same for the same words and another for others")
    func fingerprint() {
        let same = ["There is a POTHOLE.", "there is a pothole", "  There\nis – a \"pothole\"!! "]
        #expect(Set(same.map { FoldedText($0).fingerprint }).count == 1)
        let different = ["there is a pothole", "there is a pot hole", "there is 1 pothole", "👍", "👎", ""]
        #expect(Set(different.map { FoldedText($0).fingerprint }).count == different.count)
    }

    @Test("folding folded text changes nothing, and spaces are single, for any text")
    func idempotent() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<300 {
            let scalars = (0..<40).compactMap { _ in
                Unicode.Scalar(
                    UInt32.random(in: 0...0x2_FFFF, using: &generator) >> UInt32.random(in: 0...10, using: &generator))
            }
            let text = String(String.UnicodeScalarView(scalars))
            let folded = FoldedText(text)
            #expect(FoldedText(folded.words) == folded, "\(scalars)")
            #expect(folded.bytes.first == 0x20 && folded.bytes.last == 0x20)
            #expect(!zip(folded.bytes, folded.bytes.dropFirst()).contains { $0 == 0x20 && $1 == 0x20 })
            #expect(FoldedText(text.lowercased()).words == folded.words || !text.allSatisfy(\.isASCII))
        }
    }
}

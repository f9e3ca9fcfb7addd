import Intake
import Testing

@Suite struct KeywordWordsTests {
    private let words = KeywordWords.standard

    @Test(
        "a whole message is a keyword",
        arguments: [
            ("STOP", Keyword.stop), ("stop", .stop), (" Stop. ", .stop), ("\"STOP!!\"\r\n", .stop), ("Stop all", .stop),
            ("REVOKE", .stop), ("OptOut", .stop), ("opt-out", .stop), ("cancel", .stop), ("END", .stop),
            ("Quit", .stop),
            ("unsubscribe", .stop), ("Parar", .stop), ("BAJA", .stop), ("sair", .stop), ("Rete", .stop),
            ("¡ALTO!", .stop),
            ("start", .start), ("UNSTOP", .start), ("comecar", .start), ("Começar", .start), ("kòmanse", .start),
            ("Help", .help), ("HELP?", .help), ("info", .help), ("Ayuda", .help), ("ajuda!", .help), ("èd", .help),
            ("Ed", .help),
        ])
    func keyword(text: String, keyword: Keyword) {
        #expect(words.keyword(in: text) == keyword)
    }

    @Test(
        "anything more is a message",
        arguments: [
            "", " ", "!", "stop sign", "the stop sign is down", "Please stop", "stop it", "help me", "start here",
            "end of the road",
            "st op", "stops", "cancel my request", "HELP my street is flooded", "alto volumen", "yes", "no",
        ])
    func message(text: String) {
        #expect(words.keyword(in: text) == nil)
    }

    @Test("a word that stands under stop and help stops")
    func precedence() {
        let words = KeywordWords([.help: ["x"], .stop: ["X", "!"]])
        #expect(words.keyword(in: "x") == .stop)
        #expect(words.keyword(in: "") == nil)
        #expect(words.keyword(in: "?") == nil)
    }
}

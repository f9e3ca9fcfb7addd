import Channels
import Intake
import Testing

@Suite("SMS: the words to stop, start and ask")
struct OptOutWordsTests {
    static let cases: [(String, Keyword?)] = [
        ("STOP", .stop), ("stop", .stop), ("  Stop.\n", .stop), ("¡STOP!", .stop), ("\"stop\"", .stop),
        ("STOP 🛑", .stop),
        ("StopAll", .stop), ("stop all", .stop), ("Unsubscribe", .stop), ("CANCEL", .stop), ("end", .stop),
        ("Quit!", .stop),
        ("revoke", .stop), ("OPTOUT", .stop), ("opt-out", .stop), ("Opt  out", .stop),
        ("parar", .stop), ("¡Alto!", .stop), ("BAJA", .stop), ("cancelar", .stop), ("pare", .stop), ("SAIR", .stop),
        ("kanpe", .stop), ("Sispann", .stop), ("não quero mais", .stop),
        ("START", .start), ("unstop", .start), ("começar", .start), ("COMEC\u{327}AR", .start), ("kòmanse", .start),
        ("HELP", .help), ("help?", .help), ("Info", .help), ("ayuda", .help), ("Ajuda", .help), ("ÈD", .help),
        ("e\u{300}d", .help), ("información", .help),
        ("stop sign", nil), ("Stop sign down on Elm", nil), ("please stop", nil), ("help my street is flooded", nil),
        ("the end", nil), ("cancel my request", nil), ("yes", nil), ("YES", nil), ("Ed", nil), ("", nil), ("?", nil),
        ("stop-sign", nil), ("stopped", nil), ("311", nil), ("s t o p", nil),
        ("stop" + String(repeating: " ", count: 100), nil),
    ]

    @Test("only a whole message counts", arguments: cases)
    func word(_ text: String, _ keyword: Keyword?) {
        #expect(OptOutWords.keyword(in: text) == keyword)
    }

    @Test("on a Creole channel, ed without its accent asks for help")
    func creole() {
        #expect(OptOutWords.keyword(in: "Ed", language: .haitianCreole) == .help)
    }
}

import Desk
import Intake
import Testing

@Suite("Tokens and sessions")
struct SecretTokenTests {
    @Test("a token reads back, is unlike any other, and its hash is not it")
    func token() throws {
        let token = SecretToken()
        #expect(token.text.utf8.count == 43)
        #expect(SecretToken(token.text) == token)
        #expect(SecretToken() != token)
        #expect(token.hash.count == 32)
        #expect(SecretToken(token.text)?.hash == token.hash)
        let form = token.derived(for: "form")
        #expect(form == SecretToken(token.text)?.derived(for: "form"))
        #expect(form != token.derived(for: "other") && form != token.text)
    }

    @Test(
        "nothing else is a token",
        arguments: ["", "abc", String(repeating: "=", count: 43), String(repeating: "é", count: 43)])
    func noToken(_ text: String) { #expect(SecretToken(text) == nil) }

    @Test("one text a token: spare bits of the last digit are none")
    func spare() {
        let zero = String(repeating: "A", count: 43)
        #expect(SecretToken(zero) != nil)
        #expect(SecretToken(zero.dropLast() + "B") == nil)
    }

    @Test(
        "a session holds for its idle and its whole time, and a code is awaited for minutes",
        arguments: [
            (StaffSession.Stage.signedIn, 0, 0, true), (.signedIn, 6 * 24 * 3600, 11 * 3600, true),
            (.signedIn, 13 * 3600, 12 * 3600, false), (.signedIn, 7 * 24 * 3600, 0, false), (.code, 599, 0, true),
            (.code, 600, 0, false),
        ])
    func limits(_ stage: StaffSession.Stage, _ age: Int, _ idle: Int, _ holds: Bool) {
        let now = Moment(milliseconds: 1_772_366_400_000)
        let session = StaffSession(
            id: RowID(rawValue: 1), account: AccountID(rawValue: 2), stage: stage, browser: "",
            beganAt: now - .seconds(age), seenAt: now - .seconds(idle))
        #expect(SessionLimits().holds(session, at: now) == holds)
    }
}

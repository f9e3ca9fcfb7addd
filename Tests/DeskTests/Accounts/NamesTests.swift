import Desk
import Testing

@Suite("Names of people")
struct NamesTests {
    @Test(
        "sign-in names go without regard to case, and blanks around them",
        arguments: [("Ann", "ann"), (" ann.lee@City.Example\n", "ann.lee@city.example"), ("a-1_+", "a-1_+")])
    func signIn(_ typed: String, _ name: String) { #expect(SignInName(typed)?.text == name) }

    @Test(
        "what could be taken for another name is none",
        arguments: ["", " ", "a", "ann lee", "änn", "аnn", "ann\u{200B}", "ann/..", String(repeating: "a", count: 101)])
    func noSignIn(_ typed: String) { #expect(SignInName(typed) == nil) }

    @Test(
        "any name of a person is one, in one line",
        arguments: [
            ("  Ann   Lee ", "Ann Lee"), ("Ann\nLee", "Ann Lee"), ("Đặng Thị Hạnh", "Đặng Thị Hạnh"),
            ("O'Brien <b>", "O'Brien <b>"),
            ("می\u{200C}نا", "می\u{200C}نا"),
        ])
    func display(_ typed: String, _ name: String) { #expect(DisplayName(typed)?.text == name) }

    @Test(
        "tricks with direction and control characters are refused",
        arguments: [
            "", "   ", "Ann \u{202E}eeL", "Ann\u{0}", "\u{2066}Ann", "Ann\u{200B}", String(repeating: "x", count: 81),
        ])
    func noDisplay(_ typed: String) { #expect(DisplayName(typed) == nil) }
}

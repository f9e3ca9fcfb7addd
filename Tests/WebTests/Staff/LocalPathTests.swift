import Testing
import Web

@Suite("The way back after signing in")
struct LocalPathTests {
    @Test(
        "leads within the desk",
        arguments: ["/desk", "/desk/requests/1?tab=a&x=%20", "/desk?next=%2Fdesk", "/desk/a-b_c.d~e"])
    func local(_ path: String) { #expect(LocalPath(path)?.text == path) }

    @Test(
        "and nowhere else",
        arguments: [
            "", "/", "https://evil.example", "//evil.example", "/\\evil.example", "/deskevil", "/desk//evil.example",
            "/desk/../health", "/desk\r\nSet-Cookie: a=b", "javascript:alert(1)", "/desk/sign-out",
            "/desk/sign-in?next=/desk",
            "/desk/\u{202E}x", "/desk/a b", "/desk/" + String(repeating: "a", count: 1000),
        ])
    func elsewhere(_ path: String) { #expect(LocalPath(path) == nil) }
}

import Desk
import Testing

@Suite("Codes from a phone")
struct CodeSecretTests {
    /// RFC 6238, appendix B, for SHA-1: the secret is twenty ASCII digits.
    private let secret = CodeSecret(bytes: Array("12345678901234567890".utf8))

    @Test(
        "the codes of RFC 6238, appendix B",
        arguments: [
            (59, "94287082"), (1_111_111_109, "07081804"), (1_111_111_111, "14050471"), (1_234_567_890, "89005924"),
            (2_000_000_000, "69279037"), (20_000_000_000, "65353130"),
        ] as [(Int64, String)])
    func vectors(_ seconds: Int64, _ code: String) {
        #expect(secret.code(step: CodeSecret.step(at: seconds), digits: 8) == code)
        #expect(secret.code(step: CodeSecret.step(at: seconds)) == String(code.suffix(6)))
    }

    @Test(
        "a code is taken one step early and one late, and no further",
        arguments: [(-2, false), (-1, true), (0, true), (1, true), (2, false)] as [(Int64, Bool)])
    func clocks(_ shift: Int64, _ isTaken: Bool) {
        let step = CodeSecret.step(at: 1_234_567_890)
        let found = secret.step(of: secret.code(step: step + shift), at: 1_234_567_890, used: nil)
        #expect(found == (isTaken ? step + shift : nil))
    }

    @Test("a code is good once, and so is every one before it")
    func once() {
        let now: Int64 = 1_234_567_890
        let step = CodeSecret.step(at: now)
        #expect(secret.step(of: secret.code(step: step), at: now, used: step) == nil)
        #expect(secret.step(of: secret.code(step: step - 1), at: now, used: step) == nil)
        #expect(secret.step(of: secret.code(step: step + 1), at: now, used: step) == step + 1)
    }

    @Test("codes may be typed with blanks, and nothing else passes", arguments: ["", "12345", "abcdef", "0000000"])
    func typed(_ wrong: String) {
        let now: Int64 = 1_234_567_890
        let code = secret.code(step: CodeSecret.step(at: now))
        #expect(secret.step(of: " \(code.prefix(3)) \(code.suffix(3))", at: now, used: nil) != nil)
        #expect(secret.step(of: wrong, at: now, used: nil) == nil)
    }

    @Test("what an app reads names the city and the account, escaped")
    func uri() {
        let uri = secret.uri(issuer: "City & Town: 311", account: "ann+x@city.example")
        #expect(
            uri
                == "otpauth://totp/City%20%26%20Town%3A%20311:ann%2Bx%40city.example?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=City%20%26%20Town%3A%20311"
        )
    }

    @Test(
        "base 32 as RFC 4648, section 10, has it, without padding",
        arguments: [
            ("", ""), ("f", "MY"), ("fo", "MZXQ"), ("foo", "MZXW6"), ("foob", "MZXW6YQ"), ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ])
    func base32(_ plain: String, _ encoded: String) {
        #expect(Base32.encode(Array(plain.utf8)) == encoded)
        #expect(Base32.decode(encoded.lowercased()) == Array(plain.utf8))
        #expect(Base32.decode(encoded + "1") == nil)
    }

    @Test("a recovery code is read as it is written, and otherwise not")
    func recovery() throws {
        let code = RecoveryCode()
        #expect(code.text.count == 19)
        #expect(RecoveryCode(code.text) == code)
        #expect(RecoveryCode(" " + code.text.lowercased().replacing("-", with: " ") + " ")?.hash == code.hash)
        for wrong in ["", "ABCD", code.text + "A", code.text.dropLast() + "1", "ÄBCD-EFGH-IJKL-MNOP"] {
            #expect(RecoveryCode(String(wrong)) == nil)
        }
        #expect(RecoveryCode() != code)
    }
}

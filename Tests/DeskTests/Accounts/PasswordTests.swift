import Desk
import Testing

@Suite("Passwords")
struct PasswordTests {
    private static let context = ["ann.lee", "Ann Lee", "Somerville", "Intake 311"]

    private func fault(_ password: String) -> PasswordRule.Fault? {
        do throws(PasswordRule.Fault) {
            try PasswordRule.check(password, context: Self.context)
            return nil
        } catch {
            return error
        }
    }

    @Test(
        "any long enough password is good, whatever it is made of",
        arguments: [
            "four words in a row", "kxjwqzmvbnty", "        w q z k m", "éàüçñøåæ-日本語x", "123581321345589",
            "Somerville potholes grow on trees", String(repeating: "abcdefgh-ijk7 ", count: 18),
        ])
    func good(_ password: String) { #expect(fault(password) == nil) }

    @Test(
        "bad ones are refused with the reason",
        arguments: [
            ("elevenchars", .tooShort), ("日本語日本語日本語日本", .tooShort), (String(repeating: "日本語x", count: 26), .tooLong),
            ("password1234", .tooCommon), ("Password-2026!", .tooCommon), ("qwertyuiop12", .tooCommon),
            ("aaaaaaaaaaaa", .tooCommon), ("121212121212", .tooCommon), ("abcdefghijkl", .tooCommon),
            ("987654321098", .tooCommon), ("CorrectHorseBatteryStaple", .tooCommon), ("qwertzuiopas", .tooCommon),
            ("ann.lee2026!", .containsName), ("AnnLee-somer", nil), ("Somerville26", .containsName),
        ] as [(String, PasswordRule.Fault?)])
    func bad(_ password: String, _ expected: PasswordRule.Fault?) { #expect(fault(password) == expected) }

    private static let cheap = PasswordHash.Cost(logN: 4, r: 1, p: 1)

    @Test("a hash is of its password alone, in whatever form of Unicode it is typed, and salted")
    func hash() throws {
        let hash = try PasswordHash.make("Zoë's 12 potholes", cost: Self.cheap)
        #expect(try hash.matches("Zoë's 12 potholes"))
        #expect(try hash.matches("Zoe\u{308}'s 12 potholes"))
        #expect(try !hash.matches("zoë's 12 potholes"))
        #expect(try !hash.matches(""))
        #expect(try PasswordHash.make("Zoë's 12 potholes", cost: Self.cheap) != hash)
        let nobody = try PasswordHash.nobody(cost: Self.cheap).matches("")
        #expect(!nobody)
    }

    @Test("the PHC string holds the parameters, and reads back")
    func text() throws {
        let hash = try PasswordHash.make("four words in a row", cost: Self.cheap)
        #expect(hash.description.hasPrefix("$scrypt$ln=4,r=1,p=1$"))
        let again = try #require(PasswordHash(hash.description))
        #expect(again == hash)
        #expect(try again.matches("four words in a row"))
        #expect(PasswordHash.Cost.usual.logN == 17)
    }

    @Test("a hash made elsewhere with RFC 7914's third vector is understood")
    func vector() throws {
        // scrypt("pleaseletmein", "SodiumChloride", N=16384, r=8, p=1), RFC 7914 §12, 64 bytes.
        let phc =
            "$scrypt$ln=14,r=8,p=1$U29kaXVtQ2hsb3JpZGU$cCO9yzr9c0hGHAbNgf046/2o+7qQT44+qbVD9lRdofLVQylVYT8Pz2LUlwUkKpr55h6F3A1lHkDfzwF7RVdYhw"
        let hash = try #require(PasswordHash(phc))
        #expect(try hash.matches("pleaseletmein"))
        #expect(hash.description == phc)
    }

    @Test(
        "anything else is no hash, and a cost that would stop the machine is refused",
        arguments: [
            "", "scrypt", "$scrypt$ln=17,r=8,p=1$AAAA",
            "$argon2id$v=19$m=1,t=1,p=1$AAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=31,r=8,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=20,r=32,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$scrypt$ln=4,r=1,p=1$AAAAAAAAAAAAAAAAAAAAAA$",
            "$scrypt$r=1,ln=4,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        ])
    func refused(_ text: String) { #expect(PasswordHash(text) == nil) }
}

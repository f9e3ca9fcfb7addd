/// Passwords of twelve characters and more that attackers try first: shorter ones are refused anyway.
enum CommonPasswords {
    /// - Parameter folded: in lower case.
    static func contains(_ folded: String) -> Bool {
        let letters = folded.filter { $0.isLetter || $0.isNumber }
        return listed.contains(folded) || listed.contains(letters) || isMonotonous(folded) || isRow(letters)
            || isPadded(letters)
    }

    /// Few different characters, such as `aaaaaaaaaaaa` and `121212121212`.
    private static func isMonotonous(_ text: String) -> Bool { Set(text).count < 5 }

    /// A piece of the alphabet, the digits or the keyboard, forwards or back, once or again and again.
    private static func isRow(_ text: String) -> Bool {
        let doubled = rows.map { $0 + $0 + $0 }
        return doubled.contains { $0.contains(text) || String($0.reversed()).contains(text) }
    }

    /// A common word and digits behind it: `password2026`, `welcome12345`.
    private static func isPadded(_ text: String) -> Bool {
        var stem = text[...]
        while let last = stem.last, last.isNumber { stem.removeLast() }
        return words.contains(String(stem))
    }

    private static let rows = [
        "abcdefghijklmnopqrstuvwxyz", "1234567890", "0123456789", "qwertyuiopasdfghjklzxcvbnm",
        "qwertzuiopasdfghjklyxcvbnm",
        "azertyuiopqsdfghjklmwxcvbn", "1q2w3e4r5t6y7u8i9o0p", "1qaz2wsx3edc4rfv5tgb6yhn7ujm8ik9ol0p",
        "qazwsxedcrfvtgbyhnujmikolp",
    ]

    private static let words: Set<String> = [
        "abc", "abcd", "admin", "administrator", "asdf", "asdfgh", "baseball", "change", "changeme", "city",
        "cityhall", "default",
        "dragon", "football", "government", "hello", "iloveyou", "intake", "letmein", "login", "master", "michael",
        "monkey", "passw0rd",
        "password", "princess", "qwert", "qwerty", "qwertyuiop", "secret", "spring", "summer", "autumn", "fall",
        "winter", "shadow",
        "sunshine", "superman", "temp", "temporary", "test", "testing", "trustno", "user", "welcome", "p@ssword",
        "pa55word",
    ]

    private static let listed: Set<String> = [
        "administrator", "adminadminadmin", "changemechangeme", "correcthorsebatterystaple", "iloveyouiloveyou",
        "letmeinletmein",
        "passwordpassword", "password1password", "qwertyqwerty", "qwerty123456", "q1w2e3r4t5y6", "1q2w3e4r5t6y",
        "thisismypassword",
        "thisisapassword", "mypassword123", "mypassword1234", "trustno1trustno1", "welcome123456", "whatever1234",
        "unbelievable",
        "jesuschrist1", "sunshine1234", "princess1234", "football1234", "baseball1234", "superman1234", "liverpool1234",
        "1234567890123456", "123456789012", "1234567890ab", "abc123abc123", "abcd1234abcd", "passw0rdpassw0rd",
        "adminpassword",
        "administrator1", "administrator123", "secretpassword", "supersecret1", "supersecretpassword",
        "defaultpassword",
    ]
}

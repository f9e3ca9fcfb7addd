/// Addresses that say of themselves that nobody reads them.
enum NoReplyAddress {
    /// The local part has "noreply", "do-not-reply" or the like as a word or as neighbouring words.
    static func matches(_ address: String) -> Bool {
        let local = address.lowercased().prefix { $0 != "@" }
        let words = local.split { "-_.+=".contains($0) }.map(String.init)
        for start in words.indices {
            var joined = ""
            for word in words[start...].prefix(4) {
                joined += word
                if names.contains(joined) { return true }
            }
        }
        return false
    }

    private static let names: Set<String> = [
        "noreply", "donotreply", "dontreply", "noreplies", "noreplyto", "neverreply", "noresponder", "norespondas",
        "naoresponda", "naoresponder", "nepasrepondre", "noreponse", "nichtantworten", "keineantwort", "nonrispondere",
        "nietbeantwoorden", "nieodpowiadaj", "svarainte", "svarikke", "eivastausta",
    ]
}

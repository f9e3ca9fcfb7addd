/// Writes what stands in commands so that nothing can become another command.
enum IMAPArgument {
    /// A mailbox name, in modified UTF-7 and quoted.
    static func mailbox(_ name: String) throws(IMAPFailure) -> String {
        try quoted(ModifiedUTF7.encoded(name))
    }

    /// A quoted string (RFC 9051 §9): printable ASCII. Anything else is refused, not altered.
    static func quoted(_ text: String) throws(IMAPFailure) -> String {
        var output = "\""
        for byte in text.utf8 {
            guard byte >= ASCII.space, byte < 0x7F else { throw IMAPFailure(.unwritable) }
            if byte == ASCII.quote || byte == ASCII.backslash { output += "\\" }
            output.unicodeScalars.append(Unicode.Scalar(byte))
        }
        return output + "\""
    }

    /// Flags and keywords in parentheses. A flag is an atom, a system flag one behind a backslash.
    static func flags(_ flags: [String]) throws(IMAPFailure) -> String {
        for flag in flags {
            let atom = flag.hasPrefix("\\") ? flag.dropFirst() : flag[...]
            let specials = Array("(){%*\"\\]".utf8)
            let isAtom = atom.utf8.allSatisfy { $0 > ASCII.space && $0 < 0x7F && !specials.contains($0) }
            guard isAtom, !atom.isEmpty else { throw IMAPFailure(.unwritable) }
        }
        return "(\(flags.joined(separator: " ")))"
    }
}

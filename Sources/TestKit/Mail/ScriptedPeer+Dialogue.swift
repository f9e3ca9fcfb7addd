/// The usual beginnings.
extension ScriptedPeer {
    /// Greets, and lets libcurl log in with SASL PLAIN.
    ///
    /// - Parameter behind: comes in the same packet behind the login's tagged OK.
    package func playIMAPLogin(capabilities: String = "IMAP4rev1", behind: String = "") throws {
        try send("* OK ready\r\n")
        try expect("CAPABILITY")
        try send("* CAPABILITY \(capabilities) AUTH=PLAIN SASL-IR\r\n$tag OK done\r\n")
        try expect("AUTHENTICATE PLAIN")
        try send("$tag OK logged in\r\n" + behind)
    }

    /// Answers what a session asks for first.
    package func playIMAPStart(capabilities: String = "IMAP4rev1") throws {
        try expect("CAPABILITY")
        try send("* CAPABILITY \(capabilities)\r\n$tag OK done\r\n")
        if capabilities.contains("ID ") || capabilities.hasSuffix("ID") {
            try expect(" ID ")
            try send("* ID NIL\r\n$tag OK done\r\n")
        }
        if capabilities.contains("NAMESPACE") {
            try expect("NAMESPACE")
            try send("* NAMESPACE ((\"INBOX.\" \".\")) NIL NIL\r\n$tag OK done\r\n")
        } else {
            try expect("LIST \"\" \"\"")
            try send("* LIST (\\Noselect) \"/\" \"\"\r\n$tag OK done\r\n")
        }
    }

    /// Login, start, and a SELECT answered with `state`.
    package func playIMAPSelect(
        capabilities: String = "IMAP4rev1",
        state: String = "* 3 EXISTS\r\n* OK [UIDVALIDITY 7] ok\r\n* OK [UIDNEXT 104] ok\r\n"
    ) throws {
        try playIMAPLogin(capabilities: capabilities)
        try playIMAPStart(capabilities: capabilities)
        try expect("SELECT")
        try send(state + "$tag OK [READ-WRITE] done\r\n")
    }

    /// Greets as an SMTP server and answers EHLO.
    package func playSMTPStart(extensions: [String] = ["PIPELINING", "ENHANCEDSTATUSCODES"]) throws {
        try send("220 relay.example.org ready\r\n")
        try expect("EHLO")
        let lines = ["relay.example.org"] + extensions
        for (index, line) in lines.enumerated() {
            try send("250\(index == lines.count - 1 ? " " : "-")\(line)\r\n")
        }
    }
}

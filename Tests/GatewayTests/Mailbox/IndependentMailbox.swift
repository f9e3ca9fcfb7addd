import TestKit

/// Looks into a mailbox with a client that shares no line with ours: Python's imaplib.
enum IndependentMailbox {
    struct Failed: Error, CustomStringConvertible {
        let description: String
    }

    private static let program = """
        import imaplib, os
        box = imaplib.IMAP4("127.0.0.1", int(os.environ["BOX_PORT"]))
        box.authenticate("PLAIN", lambda _: f"\\0{os.environ['BOX_USER']}\\0{os.environ['BOX_PASSWORD']}".encode())
        box.select("INBOX", readonly=True)
        validity = box.response("UIDVALIDITY")[1][0].decode()
        for uid in box.uid("SEARCH", None, "ALL")[1][0].split():
            print(f"{validity}/{uid.decode()}")
        box.logout()
        """

    /// UIDVALIDITY/UID of every mail.
    static func list(_ server: DovecotServer, user: String) async throws -> [String] {
        let result = try await Command.run(
            "/usr/bin/python3", ["-c", program],
            environment: [
                "BOX_PORT": "\(server.imapPort)", "BOX_USER": user, "BOX_PASSWORD": DovecotServer.password,
                "PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8",
            ])
        guard result.isGood else { throw Failed(description: result.output) }
        return result.output.split(separator: "\n").map { String($0) }
    }
}

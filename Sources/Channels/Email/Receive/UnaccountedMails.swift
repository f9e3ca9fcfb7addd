/// Mails that the server listed came to no outcome: the session is given up, and the cursor stands before them.
struct UnaccountedMails: Error, CustomStringConvertible {
    let count: Int

    var description: String { "\(count) listed mails came to no outcome" }
}

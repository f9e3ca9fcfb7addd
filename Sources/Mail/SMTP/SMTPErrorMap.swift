/// Which outcome a refusal is. The enhanced code beats the basic one; what concerns our account stops the account, not the message.
struct SMTPErrorMap {
    enum Command {
        case mail
        case recipient
        /// DATA itself, and the message behind it.
        case data
    }

    static func outcome(of reply: SMTPReply, to command: Command) -> SMTPOutcome {
        if reply.code == 421 || reply.isTemporary { return .retryLater(reply) }
        if concernsAccount(reply) { return .accountProblem(reply) }
        if command == .mail, !concernsMessage(reply) { return .accountProblem(reply) }
        return .refused(reply)
    }

    /// Whatever the command: 530 and 535 want a login (RFC 4954 §6), 538 a protected one; 5.4.5 is Gmail's daily quota, 5.1.90 Exchange
    /// Online's, 5.1.8 a sender blocked for spam there.
    private static func concernsAccount(_ reply: SMTPReply) -> Bool {
        if [530, 534, 535, 538].contains(reply.code) { return true }
        return [EnhancedStatus(5, 4, 5), EnhancedStatus(5, 1, 90), EnhancedStatus(5, 1, 8)].contains(reply.enhanced)
    }

    /// Refusals of MAIL for what this one message is: its size (RFC 1870), its addresses' alphabet or its body (RFC 6531, 6152), or a
    /// parameter that we wrote. Anything else refused there is about who we are.
    private static func concernsMessage(_ reply: SMTPReply) -> Bool {
        if let enhanced = reply.enhanced {
            let sizes = [EnhancedStatus(5, 3, 4), EnhancedStatus(5, 2, 3)]
            let syntax = [EnhancedStatus(5, 5, 2), EnhancedStatus(5, 5, 4)]
            return enhanced.subject == 6 || sizes.contains(enhanced) || syntax.contains(enhanced)
        }
        return [501, 552, 555].contains(reply.code)
    }
}

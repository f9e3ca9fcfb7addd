/// Tells mail that a person wrote from mail that a program sent, so that programs are never answered.
///
/// Rules in this order, the first that holds decides: loops, reports, bounces (RFC 3464, RFC 3834), programs, lists,
/// bulk. Subjects and texts prove nothing ("Automatic door is broken") and are not read.
package enum AutomaticMail {
    /// A mail that came through more servers than this goes in circles (RFC 5321 section 6.3 wants at least 100 to
    /// pass; no mail that a resident sends passes more than a dozen).
    package static let maxHops = 50

    /// Who wrote the mail with this header, and whether our answer must be held back.
    package static func classify(_ headers: HeaderFields, own: OwnMail) -> AutomaticVerdict {
        let mail = AutomaticSigns(headers)
        if let reason = mail.loop(own) { return machine(.loop, reason) }
        if let (kind, reason) = mail.report { return machine(kind, reason) }
        if !mail.isAutoReply, let reason = mail.bounce { return machine(.bounce, reason) }
        if let reason = mail.program { return machine(.automatic, reason) }
        if mail.isFromList { return machine(.list, .mailingList) }
        if let reason = mail.bulk { return machine(.automatic, reason) }
        if mail.wantsNoAnswer { return AutomaticVerdict(kind: .human, suppressReply: true, reason: .answerUnwanted) }
        let isNameless = mail.sender == nil
        return AutomaticVerdict(kind: .human, suppressReply: isNameless, reason: isNameless ? .noSender : .none)
    }

    /// The same with the addresses and the stamp by themselves.
    ///
    /// - Parameters:
    ///   - ownAddresses: the addresses that we receive and send mail by, in any case.
    ///   - ownStamp: the field that every mail of ours carries, and its value; a nil value means any.
    package static func classify(
        headers: HeaderFields, ownAddresses: Set<String>,
        ownStamp: (name: String, value: String?) = (OwnMail.stampName, nil)
    ) -> AutomaticVerdict {
        classify(
            headers, own: OwnMail(addresses: ownAddresses, stampName: ownStamp.name, stampValue: ownStamp.value))
    }

    private static func machine(_ kind: AutomaticKind, _ reason: AutomaticReason) -> AutomaticVerdict {
        AutomaticVerdict(kind: kind, suppressReply: true, reason: reason)
    }
}

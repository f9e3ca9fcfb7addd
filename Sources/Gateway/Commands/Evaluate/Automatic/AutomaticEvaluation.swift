import Mail

/// What `intake evaluate automatic` prints.
struct AutomaticEvaluation: Encodable {
    let rows: Int
    /// What sent it and whether an answer is held back are both right.
    let right: Int
    let share: Double
    let kindRight: Int
    let suppressReplyRight: Int
    let byKind: [String: Kind]
    let wrong: [Wrong]
    let millisecondsPerMail: Double

    struct Kind: Encodable {
        var rows = 0
        var right = 0
    }

    /// A mail that was taken for something else.
    struct Wrong: Encodable {
        let id: String
        let expected: String
        let found: String
        let suppressesReply: Bool
    }

    /// - Parameter ownAddresses: where none is given, whom each mail is to.
    init(_ cases: [AutomaticCase], ownAddresses: [String]) {
        var byKind: [String: Kind] = [:]
        var wrong: [Wrong] = []
        var (kinds, suppressions) = (0, 0)
        let start = ContinuousClock.now
        for item in cases {
            let found = MailCommand.Parse.description(of: Array(item.raw.utf8), ownAddresses: ownAddresses)
            let isKindRight = found.automatic == item.kind
            let isSuppressionRight = found.suppressReply == item.suppressReply
            kinds += isKindRight ? 1 : 0
            suppressions += isSuppressionRight ? 1 : 0
            byKind[item.kind, default: Kind()].rows += 1
            if isKindRight, isSuppressionRight {
                byKind[item.kind, default: Kind()].right += 1
            } else {
                wrong.append(
                    Wrong(
                        id: item.id, expected: item.kind, found: found.automatic ?? "",
                        suppressesReply: found.suppressReply ?? false))
            }
        }
        millisecondsPerMail = (ContinuousClock.now - start) / .milliseconds(1) / Double(cases.count)
        rows = cases.count
        right = cases.count - wrong.count
        share = Double(right) / Double(cases.count)
        (kindRight, suppressReplyRight) = (kinds, suppressions)
        self.byKind = byKind
        self.wrong = wrong
    }
}

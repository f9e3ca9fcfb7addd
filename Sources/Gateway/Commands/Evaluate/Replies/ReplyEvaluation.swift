/// What `intake evaluate replies` prints.
struct ReplyEvaluation: Encodable {
    let rows: Int
    /// What the console shows is what was expected, or for a plain text what is left when quoted mail alone is cut.
    let passed: Int
    /// The same without the second.
    let passedAsShown: Int
    let share: Double
    let byKind: [String: Kind]
    /// The ids of the others.
    let failed: [String]
    let millisecondsPerText: Double

    struct Kind: Encodable {
        var rows = 0
        var passed = 0
        var passedAsShown = 0
    }

    init(_ cases: [ReplyCase]) {
        var byKind: [String: Kind] = [:]
        var failed: [String] = []
        let start = ContinuousClock.now
        for item in cases {
            let description = MailCommand.Parse.description(of: item.mail, ownAddresses: [])
            let isMetAsShown = item.isMet(by: description)
            let isMet = isMetAsShown || item.isMetByQuotesAlone
            byKind[item.group, default: Kind()].rows += 1
            byKind[item.group, default: Kind()].passed += isMet ? 1 : 0
            byKind[item.group, default: Kind()].passedAsShown += isMetAsShown ? 1 : 0
            if !isMet { failed.append(item.id) }
        }
        let took = (ContinuousClock.now - start) / .milliseconds(1)
        rows = cases.count
        passed = cases.count - failed.count
        passedAsShown = byKind.reduce(0) { $0 + $1.value.passedAsShown }
        share = Double(passed) / Double(cases.count)
        self.byKind = byKind
        self.failed = failed
        millisecondsPerText = took / Double(cases.count)
    }
}

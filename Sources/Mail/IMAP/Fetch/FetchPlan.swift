/// Decides, as a value, what to ask for next and what became of each UID: sizes first, then small mails in one command a range and large
/// ones in pieces. It accounts by UID only, and no UID leaves it without an outcome: one that no answer brought is searched for, asked for
/// alone, and only then called unreadable or vanished.
struct FetchPlan {
    private struct Entry {
        var mail: FetchedMail
        /// As the server says; nil until it has said.
        var size: Int?
        var pieces: [UInt8] = []
        /// Its own command failed once.
        var wasAlone = false
        var isTooLarge = false
        /// The piece or header asked for was answered.
        var isAnswered = false
    }

    private let limits: FetchLimits
    /// What is still to be asked, the next last.
    private var waiting: [FetchStep]
    private var open: [UInt32: Entry] = [:]
    private var present: Set<UInt32> = []
    private(set) var finished: [FetchedMail] = []
    private(set) var finishedBytes = 0

    init(_ uids: some Sequence<UInt32>, limits: FetchLimits) {
        self.limits = limits
        let groups = UIDSet.groups(of: uids, size: limits.range)
        waiting = groups.reversed().map { .sizes($0) }
        for uid in groups.joined() { open[uid] = Entry(mail: FetchedMail(uid: uid, content: .vanished)) }
    }

    var isDone: Bool { open.isEmpty && finished.isEmpty }

    mutating func nextStep() -> FetchStep? { waiting.popLast() }

    /// UIDs among these that have no outcome yet.
    func unfinished(_ uids: [UInt32]) -> [UInt32] { uids.filter { open[$0] != nil } }

    mutating func takeFinished() -> [FetchedMail] {
        defer { (finished, finishedBytes) = ([], 0) }
        return finished
    }

    // MARK: answers

    /// Takes what a FETCH response says. False where it concerns no mail of ours.
    mutating func take(_ items: IMAPFetchItems) -> Bool {
        guard let uid = items.uid, open[uid] != nil else { return false }
        if let flags = items.flags { open[uid]?.mail.flags = flags }
        if let date = items.internalDate { open[uid]?.mail.internalDate = date }
        if let size = items.size { open[uid]?.size = size }
        for body in items.bodies where open[uid] != nil { take(body, of: uid) }
        return true
    }

    mutating func take(present uids: [UInt32]) {
        present.formUnion(uids)
    }

    private mutating func take(_ body: IMAPBody, of uid: UInt32) {
        switch (body.section, body.origin, body.content) {
        case ("HEADER", _, .bytes(let header)):
            open[uid]?.isAnswered = true
            finishTooLarge(uid, header: header)
        case ("", nil, .bytes(let bytes)):
            // An empty body of a mail that has a size is how some servers hand over one that was deleted meanwhile.
            guard !bytes.isEmpty || open[uid]?.size == 0 else { return }
            if bytes.count > limits.mailBytes { tooLarge(uid, size: bytes.count) } else { finish(uid, .whole(bytes)) }
        case ("", nil, .omitted(let size)): tooLarge(uid, size: size)
        case ("", let origin?, .bytes(let bytes)): take(piece: bytes, at: origin, of: uid)
        default: break
        }
    }

    /// The end of a mail shows by a short piece, not by the size that the server named.
    private mutating func take(piece: [UInt8], at origin: Int, of uid: UInt32) {
        guard var entry = open[uid], origin == entry.pieces.count, !entry.isTooLarge else { return }
        entry.isAnswered = true
        entry.pieces += piece
        open[uid] = entry
        if entry.pieces.count > limits.mailBytes {
            tooLarge(uid, size: max(entry.size ?? 0, entry.pieces.count))
        } else if piece.count == limits.pieceBytes {
            waiting.append(.piece(uid, offset: entry.pieces.count))
        } else if !entry.pieces.isEmpty || entry.size == 0 {
            finish(uid, .whole(entry.pieces))
        } else {
            open[uid]?.isAnswered = false
        }
    }

    private mutating func tooLarge(_ uid: UInt32, size: Int) {
        guard open[uid]?.isTooLarge == false else { return }
        open[uid]?.isTooLarge = true
        open[uid]?.pieces = []
        open[uid]?.size = size
        waiting.append(.header(uid))
    }

    private mutating func finishTooLarge(_ uid: UInt32, header: [UInt8]) {
        guard let entry = open[uid], entry.isTooLarge else { return }
        finish(uid, .tooLarge(size: entry.size ?? 0, header: header))
    }

    private mutating func finish(_ uid: UInt32, _ content: FetchedMail.Content) {
        guard var mail = open.removeValue(forKey: uid)?.mail else { return }
        mail.content = content
        finished.append(mail)
        finishedBytes += mail.weight
    }

    // MARK: ends of commands

    /// The tagged answer to a step.
    mutating func end(of step: FetchStep, isOK: Bool) {
        switch step {
        case .sizes(let uids): endSizes(uids, isOK: isOK)
        case .bodies(let uids): endBodies(uids, isOK: isOK)
        case .piece(let uid, _): endPiece(uid)
        case .header(let uid): finishTooLarge(uid, header: [])
        case .presence(let uids): endPresence(uids, isOK: isOK)
        }
    }

    private mutating func endSizes(_ uids: [UInt32], isOK: Bool) {
        let silent = uids.filter { open[$0].map { $0.size == nil } ?? false }
        var steps: [FetchStep] = []
        let small = uids.filter { (open[$0]?.size).map { $0 <= limits.wholeBytes } ?? false }
        if !small.isEmpty { steps.append(.bodies(small)) }
        for uid in uids {
            guard let size = open[uid]?.size, size > limits.wholeBytes else { continue }
            if size > limits.mailBytes {
                open[uid]?.isTooLarge = true
                steps.append(.header(uid))
            } else {
                steps.append(.piece(uid, offset: 0))
            }
        }
        waiting += steps.reversed()
        if isOK { settle(silent) } else { alone(silent, asking: { .sizes([$0]) }) }
    }

    /// A mail without an answer to its sizes is gone; one that answered without a size is fetched in pieces.
    private mutating func settle(_ silent: [UInt32]) {
        for uid in silent {
            guard let entry = open[uid] else { continue }
            let hasAnswered = entry.mail.internalDate != nil || !entry.mail.flags.isEmpty
            if hasAnswered { waiting.append(.piece(uid, offset: 0)) } else { finish(uid, .vanished) }
        }
    }

    private mutating func endBodies(_ uids: [UInt32], isOK: Bool) {
        let missing = uids.filter { open[$0].map { !$0.isTooLarge } ?? false }
        guard !missing.isEmpty else { return }
        if isOK { waiting.append(.presence(missing)) } else { alone(missing, asking: { .bodies([$0]) }) }
    }

    private mutating func endPiece(_ uid: UInt32) {
        guard let entry = open[uid] else { return }
        open[uid]?.isAnswered = false
        guard !entry.isAnswered, !entry.isTooLarge else { return }
        open[uid]?.pieces = []
        open[uid]?.wasAlone = true
        waiting.append(.presence([uid]))
    }

    /// One bad mail makes some servers refuse a whole range: each is asked for alone, once.
    private mutating func alone(_ uids: [UInt32], asking step: (UInt32) -> FetchStep) {
        var doubtful: [UInt32] = []
        for uid in uids.reversed() {
            if open[uid]?.wasAlone == true {
                doubtful.append(uid)
            } else {
                open[uid]?.wasAlone = true
                waiting.append(step(uid))
            }
        }
        if !doubtful.isEmpty { waiting.append(.presence(doubtful)) }
    }

    private mutating func endPresence(_ uids: [UInt32], isOK: Bool) {
        for uid in uids.reversed() {
            if isOK, !present.contains(uid) {
                finish(uid, .vanished)
            } else if open[uid]?.wasAlone == true {
                finish(uid, .unreadable)
            } else {
                open[uid]?.wasAlone = true
                waiting.append(.bodies([uid]))
            }
        }
    }
}

import Desk

/// How a page says that a change was not made.
enum ChangeWords {
    static func overtaken(_ rival: RivalChange?, _ time: StaffTime) -> String {
        guard let rival else { return "It changed meanwhile. Look again; if it is still right, do it once more." }
        return
            "\(rival.name) was faster: \(action(rival.action)), \(time.text(rival.at)). Look again; if it is still right, do it once more."
    }

    static func refusal(_ refusal: ChangeRefusal) -> String {
        switch refusal {
        case .held(let holder): "\(holder.name) has it: only they or a supervisor can do that."
        case .closed: "It is closed. Open it again first."
        case .open: "It is open already."
        case .nothing: "Nothing would change."
        case .noColleague: "Choose somebody who can have it."
        case .emptyTeam: "Nobody in that team takes such work, or it is out of use: choose another."
        case .unknownPlacement: "Choose a type, department, queue and priority from the lists."
        case .badTime: "Choose a time from now on, within a year."
        case .badParent: "Give the number of another request, one that is no duplicate itself."
        case .mergedOn(let number): "It was merged into \(number), which was merged itself. Take that one back first."
        case .undone: "That was taken back already."
        case .overruled: "Somebody has decided otherwise since: there is nothing of it left to take back."
        case .onlyMessage: "It is the only message on the request, which would be left with none."
        case .tooLong(let limit): "That is too long: \(limit) characters at most."
        case .empty: "Write something first."
        }
    }

    private static func action(_ action: AuditAction) -> String {
        switch action {
        case .requestTaken: "took it"
        case .requestPutBack: "put it back"
        case .requestAnswered: "answered"
        case .answerWithdrawn: "took an answer back"
        case .requestHandedOver: "handed it over"
        case .requestEscalated: "escalated it"
        case .requestSnoozed: "put it off"
        case .requestWoken: "took it up again"
        case .requestClosed: "closed it"
        case .requestReopened: "opened it again"
        case .requestLinked: "linked it"
        case .requestUnlinked: "unlinked it"
        case .questionsAnswered: "answered what its type asks"
        default: "changed it"
        }
    }
}

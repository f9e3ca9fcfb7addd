import Desk
import Intake

/// The other ways by which a resident can be answered: only what is proven to be theirs.
enum AnswerWays {
    static func option(_ way: AnsweredMessage, _ time: StaffTime) -> [String: Any] {
        [
            "value": way.id.description,
            "name":
                "\(ConsoleWords.channel(way.channel.kind)) to \(way.sender), last heard \(time.text(way.arrivedAt))",
        ]
    }
}

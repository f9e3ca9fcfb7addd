import Foundation
import NIOHTTP1
import Synchronization
import TestKit

/// The part of Twilio's API that sends and lists texts, with a hook on what it is about to take and what it has taken.
final class TwilioStandIn: Sendable {
    enum Moment: Sendable {
        /// It was asked, and has not taken the text.
        case beforeTaking
        /// It has taken the text, and the client does not know.
        case beforeAnswer
    }

    struct Text: Hashable, Sendable {
        var to: String
        var body: String
    }

    private let texts = Mutex<[Text]>([])
    private let posts = Mutex(0)
    private let victim: Victim<Moment>

    init(_ victim: Victim<Moment>) { self.victim = victim }

    /// What it has taken.
    var taken: [Text] { texts.withLock { $0 } }
    /// How often it was asked to send something.
    var asked: Int { posts.withLock { $0 } }

    func answer(_ request: ScriptedHTTPServer.Request) -> ScriptedHTTPServer.Answer {
        guard request.method == .POST else { return .text(200, listing(of: request.target)) }
        posts.withLock { $0 += 1 }
        if victim.strike(.beforeTaking) { return .hangUp }
        var fields: [String: String] = [:]
        for pair in request.text.split(separator: "&") {
            let words = pair.split(separator: "=", maxSplits: 1).map { part in
                part.replacing("+", with: " ").removingPercentEncoding ?? ""
            }
            if words.count == 2 { fields[words[0]] = words[1] }
        }
        let text = Text(to: fields["To"] ?? "", body: fields["Body"] ?? "")
        let number = texts.withLock { texts in
            texts.append(text)
            return texts.count
        }
        if victim.strike(.beforeAnswer) { return .hangUp }
        return .text(201, #"{"sid":"SM\#(number)","status":"queued"}"#)
    }

    /// Those to the number that is asked for; of a whole run they would be thousands for each question.
    private func listing(of target: String) -> String {
        let asked = target.firstMatch(of: #/[?&]To=([^&]*)/#).flatMap { String($0.1).removingPercentEncoding }
        let messages = taken.enumerated().reversed().filter { asked == nil || $0.element.to == asked }.map {
            number, text in
            ["sid": "SM\(number + 1)", "to": text.to, "body": text.body, "direction": "outbound-api"]
        }
        let page: [String: Any] = ["messages": messages, "next_page_uri": NSNull()]
        return (try? JSONSerialization.data(withJSONObject: page)).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }
}

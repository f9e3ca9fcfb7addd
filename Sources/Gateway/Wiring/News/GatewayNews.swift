import Intake
import Logging
import Metrics
import Store

/// Turns what the loops tell into health, metrics and the log. Nothing of what anyone wrote comes near it (promise 14).
struct GatewayNews: Sendable {
    let board: HealthBoard
    let log: Logger
    private let told = ToldFaults()

    init(board: HealthBoard, log: Logger) {
        self.board = board
        self.log = log
    }

    func filing(_ news: FilingNews) {
        switch news {
        case .filed(let count):
            Counter(label: "intake_filed_total").increment(by: count)
            if told.isOver("filing") { log.notice("filing goes on") }
        case .passedOver(let channel):
            count("intake_acknowledgements_passed_over_total", channel)
            guard told.isNews("passed over", channel.id) else { return }
            log.warning(
                "more unverified senders wrote in this hour than are answered (`acknowledgements.unverified_per_hour`)",
                metadata: ["channel": "\(channel)"])
        case .quarantined(let id, let channel):
            count("intake_quarantined_total", channel)
            log.warning(
                "a kept thing is in quarantine; see `intake quarantine list`",
                metadata: ["received": "\(id)", "channel": "\(channel)"])
        case .failed(let id, let channel, let failure):
            count("intake_filing_failures_total", channel)
            log.warning(
                "filing failed and will be tried again",
                metadata: ["received": "\(id)", "channel": "\(channel)", "failure": "\(failure)"])
        case .storeFailed(let failure):
            guard told.isNews("filing", "\(failure)") else { return }
            log.error("the store cannot file now; filing goes on when it can", metadata: ["failure": "\(failure)"])
        case .bytesAway(let failure):
            guard told.isNews("bytes", "\(failure)") else { return }
            log.warning(
                "large messages wait to be filed until their bytes can be read; all others are filed",
                metadata: ["failure": "\(failure)"])
        }
    }

    func delivery(_ news: DeliveryNews, _ channel: ChannelName) {
        switch news {
        case .recovered(0): return
        case .recovered(let count):
            log.notice(
                "messages may have gone out before the last stop; they are reconciled or sent again under the same id",
                metadata: ["channel": "\(channel)", "count": "\(count)"])
        case .delivered(let outcomes):
            if told.isOver(channel.id) {
                log.notice("the outbox is read and marked again", metadata: ["channel": "\(channel)"])
            }
            for outcome in outcomes { delivered(outcome, channel) }
        case .storeFailed(let failure):
            board.noteFailure(
                channel, .deliver, failure.mayPass ? .notKeeping : .failing, detail: failure.description)
            guard told.isNews(channel.id, "\(failure)") else { return }
            log.error(
                "the outbox cannot be read or marked now", metadata: ["channel": "\(channel)", "failure": "\(failure)"])
        }
    }

    func blobs(_ news: BlobNews) {
        switch news {
        case .worked:
            guard board.note(blobs: nil) else { return }
            log.notice("the bucket of the blobs answers")
        case .failed(let failure, let doing):
            Counter(label: "intake_blob_failures_total", dimensions: [("doing", doing)]).increment()
            guard board.note(blobs: failure.detail) else { return }
            log.error(
                "large mails and pictures can be neither kept nor shown now; they stay where they are, and all else goes on",
                metadata: ["failure": "\(failure)", "doing": "\(doing)"])
        }
    }

    private func delivered(_ outcome: DeliveryOutcome, _ channel: ChannelName) {
        let word: String
        switch outcome {
        case .sent, .reconciled:
            word = "sent"
            board.noteSuccess(channel, .deliver)
        case .retry(_, let code):
            word = "retry"
            failing(channel, .failing, code)
        case .refused(let code):
            // The message's fault, not the channel's.
            word = "refused"
            board.noteSuccess(channel, .deliver)
            log.warning("a message of ours was refused", metadata: ["channel": "\(channel)", "code": "\(code)"])
        case .paused(_, let code):
            word = "paused"
            failing(channel, .refused, code)
        // By this node; another one's settings and lines may be better.
        case .notTried: word = "not_tried"
        case .unknown(let code):
            word = "unknown"
            failing(channel, .failing, code)
        }
        Counter(label: "intake_delivered_total", dimensions: [("channel", channel.id), ("outcome", word)]).increment()
    }

    private func failing(_ channel: ChannelName, _ state: ChannelHealth.State, _ code: String) {
        guard board.noteFailure(channel, .deliver, state, detail: code) else { return }
        log.warning(
            "sending does not work now and is tried again", metadata: ["channel": "\(channel)", "code": "\(code)"])
    }

    private func count(_ name: String, _ channel: ChannelName) {
        Counter(label: name, dimensions: [("channel", channel.id)]).increment()
    }
}

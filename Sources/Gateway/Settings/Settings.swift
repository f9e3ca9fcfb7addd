import Channels
import Desk
import Foundation
import Intake
import Reports
import Store
import Wire

/// Everything that the operator decides, read once at the top into plain values.
struct Settings: Sendable {
    struct Listen: Sendable {
        var publicAddress: ListenAddress
        var staffAddress: ListenAddress
        /// Scheme and host, without a slash at the end.
        var publicURL: String
        /// The same of the staff listener, for links to the desk.
        var staffURL: String
        var trustedProxies: [String]
        /// What those write.
        var forwardedHeader: ForwardedHeaders.Family
        /// That one address may have open on the public listener; 0 for as many as there are.
        var connectionsPerAddress: Int
    }

    struct Log: Sendable {
        enum Format: String, CaseIterable, Sendable {
            case console
            case json
        }

        enum Level: String, CaseIterable, Sendable {
            case debug
            case info
            case notice
            case warning
            case error
        }

        var format: Format
        var level: Level
    }

    /// How the staff sign in.
    struct Accounts: Sendable {
        /// Of new passwords.
        var passwordCost: PasswordHash.Cost
        /// Who must have a second step.
        var secondStepFor: Set<Role>
        /// The city's identity provider; nil where all accounts are local.
        var openID: OpenIDSettings?
    }

    /// The pages that residents see.
    struct Residents: Sendable {
        /// How long the link to a request holds.
        var linkLifetime: Duration
        /// How long a link, or a closing, must have stood before reporters of duplicates are told.
        var duplicateDelay: Duration
        /// Whether what is surely another resident's duplicate is linked by itself.
        var linksDuplicates: Bool
        /// Whether everybody may fetch the requests as open data.
        var hasOpenData: Bool
    }

    /// The backups that the gateway takes by itself.
    struct Backup: Hashable, Sendable {
        /// Each gets a folder in it.
        var folder: String
        var every: Duration
        /// How many stay.
        var keep: Int
    }

    /// What reading one message may take. Beyond it, the message goes to the quarantine.
    struct Reading: Sendable {
        /// The processor's time.
        var time: Duration
        /// Bytes.
        var memory: Int
    }

    var city: City
    /// By which days are counted.
    var timeZone: TimeZone
    /// The folder of the embedded database, a file in it, or the URL of a PostgreSQL database.
    var store: String
    /// The folder of what a PostgreSQL database does not hold.
    var data: String
    var blobs: BlobAddress
    /// Of a bucket, whether or not they are in one; nil where there is none.
    var blobsKey: S3KeySource?
    /// Nil where somebody else takes them.
    var backup: Backup?
    var listen: Listen
    var log: Log
    /// The first signs, all are accepted.
    var replyKeys: [String]
    var acknowledgementCap: AcknowledgementCap
    var sameWords: Duration
    var related: Duration
    var reading: Reading
    var accounts: Accounts
    /// How work is given to agents.
    var floor: FloorPolicy
    /// What becomes of calls and visits that staff log.
    var logged: LoggedWork
    var residents: Residents
    var surveys: SurveyRules
    /// Reports that are sent by mail.
    var reportMail: [ReportSubscription]
    /// Minutes after midnight, by the city's clock, at which the gateway learns; nil where only a command does.
    var learnsAt: Int?
    /// What the city promises within what time.
    var service: ServiceTargets
    var routing: RoutingRules
    /// Where the request types stand; nil where `routing.yaml` has them itself.
    var catalogueFile: URL?
    /// Where the city's gazetteer stands; no files where it has none.
    var places: GazetteerFiles
    var emergencies: EmergencyPhrases
    var templates: ReplyTemplates
    /// What the library of answers begins with, where the city's is empty still.
    var library: [LibraryDraft]
    /// What engagements are reviewed by; none for the usual one.
    var scorecards: [Scorecard]
    var channels: [ChannelSettings]
}

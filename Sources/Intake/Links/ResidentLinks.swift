import Crypto

/// Links that we send to residents, and know again: a keyed MAC over what the link is for, what it is about, the row with which it was
/// sent, and its end. Whoever has the link was sent it, or was given it by somebody who was: that is what lets them in, and nothing
/// that can be guessed (promise 9).
///
/// A key is `ROW.END.MAC`, in Base32 in lower case (RFC 4648 §6), since some programs change the case of what stands in a mail.
package struct ResidentLinks: Sendable {
    /// Bytes of a MAC: 120 bits, which are 24 symbols.
    private static let macLength = 15
    /// Characters of a key that is looked at; no key of ours is longer.
    static let longestKey = 64

    /// Scheme and host of the public listener, without a slash at the end.
    package let publicURL: String
    /// How long a link to a request holds.
    package let trackLifetime: Duration
    /// A code begun with each secret.
    private let codes: [HMAC<SHA256>]

    /// - Parameters:
    ///   - secrets: those of the reply tokens: the first signs, all are accepted.
    ///   - publicURL: scheme and host of the public listener, without a slash at the end.
    package init(secrets: [[UInt8]], publicURL: String, trackLifetime: Duration = .seconds(180 * 86_400)) {
        codes = secrets.map { HMAC(key: SymmetricKey(data: $0)) }
        self.publicURL = publicURL
        self.trackLifetime = trackLifetime
    }

    /// The page of a request as everybody may see it.
    package func trackURL(of number: TrackingNumber) -> String { "\(publicURL)/track/\(number)" }

    /// The page of a request for who is sent this.
    ///
    /// - Parameter row: the outbox row that carries it: it says to whom it was sent.
    package func trackURL(of number: TrackingNumber, request: RowID, row: RowID, now: Moment) -> String {
        trackURL(of: number) + "?key=" + key(.track, about: request, row: row, until: now + trackLifetime)
    }

    /// Where a survey is answered.
    package func surveyURL(of survey: RowID, now: Moment) -> String {
        publicURL + "/survey/" + key(.survey, about: survey, row: survey, until: now + SurveyRules.linkLifetime)
    }

    /// A key for one purpose.
    ///
    /// - Parameters:
    ///   - subject: what it is about; whoever reads the key must know it.
    ///   - row: what the key names.
    ///   - end: whole seconds; it holds no longer.
    package func key(_ purpose: LinkPurpose, about subject: RowID, row: RowID, until end: Moment) -> String {
        guard let first = codes.first else { return "" }
        let seconds = RowID(rawValue: end.milliseconds / 1000)
        var code = first
        code.update(data: Self.signed(purpose, subject, row, seconds))
        let mac = Base32.encode(Array(code.finalize().prefix(Self.macLength)))
        return "\(Base32.encode(row)).\(Base32.encode(seconds)).\(mac)"
    }

    /// The row that a key names; nil where we did not make it for this, or its time is over. Looks at every secret and every byte,
    /// whatever comes: the time taken tells nothing about the MAC.
    package func row(in key: String, for purpose: LinkPurpose, about subject: RowID, now: Moment) -> RowID? {
        guard key.utf8.count <= Self.longestKey, let (row, end, mac) = Self.parts(key) else { return nil }
        let signed = Self.signed(purpose, subject, row, end)
        var isAnyEqual = false
        for code in codes {
            var code = code
            code.update(data: signed)
            var difference: UInt8 = 0
            for (byte, given) in zip(code.finalize(), mac) { difference |= byte ^ given }
            if difference == 0 { isAnyEqual = true }
        }
        return isAnyEqual && now.milliseconds / 1000 <= end.rawValue ? row : nil
    }

    /// The row that a key claims to name, unproven: to find what it is about before it is held against that.
    package static func claimedRow(in key: String) -> RowID? {
        guard key.utf8.count <= longestKey else { return nil }
        return parts(key)?.row
    }

    private static func parts(_ key: String) -> (row: RowID, end: RowID, mac: [UInt8])? {
        let parts = key.lowercased().split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, let row = Base32.decodeRow(parts[0]), let end = Base32.decodeRow(parts[1]),
            let mac = Base32.decode(parts[2], count: macLength)
        else { return nil }
        return (row, end, mac)
    }

    /// Fields of fixed length behind a word of their own, so that no reply token is ever a link.
    private static func signed(_ purpose: LinkPurpose, _ subject: RowID, _ row: RowID, _ end: RowID) -> [UInt8] {
        var bytes = Array("intake resident link".utf8)
        bytes.append(purpose.rawValue)
        for id in [subject, row, end] {
            let value = UInt64(bitPattern: id.rawValue)
            for shift in stride(from: UInt64(56), through: 0, by: -8) {
                bytes.append(UInt8(truncatingIfNeeded: value >> shift))
            }
        }
        return bytes
    }
}

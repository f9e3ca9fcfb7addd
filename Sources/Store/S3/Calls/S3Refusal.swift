import Intake

/// What an object store means by an answer that is no success (docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html). The words tell
/// the operator what to do, and hold neither its message, which may quote the request, nor keys.
///
/// Nothing here is `.refused` or `.damaged`: a bucket that is set up wrongly is no fault of the message whose bytes go there (promise 3).
struct S3Refusal {
    let address: S3Address
    let answer: S3Answer

    private var document: S3Document { S3Document(answer.body) }
    /// The store's own word, where it is one: others may answer in its place.
    private var code: String {
        let word = document.first("Code") ?? ""
        return word.utf8.count <= 64 && word.allSatisfy { $0.isASCII && $0.isLetter } ? word : ""
    }

    var trouble: S3Trouble {
        switch code {
        case "NoSuchKey": S3Trouble(.missing, .missing, "there is no such blob in \(address)")
        case "NoSuchBucket": stop("there is no such bucket: make \(address), or mend the setting `blobs`")
        case "RequestTimeTooSkewed":
            stop("the clocks of this machine and of \(address) differ too much\(skew); set them by NTP")
        case "ExpiredToken", "InvalidToken", "TokenRefreshRequired":
            key("the key for \(address) holds no longer, or is none")
        case "InvalidAccessKeyId", "InvalidSecurity": key("\(address) does not know our key")
        case "SignatureDoesNotMatch":
            key(
                "\(address) takes our signature for a wrong one: the secret of the key is another, or something between changes requests"
            )
        case "AccessDenied", "AllAccessDisabled", "AccountProblem":
            key("our key may not do this with \(address): see the policy in deploy/README.md")
        case "AuthorizationHeaderMalformed", "PermanentRedirect", "TemporaryRedirect",
            "IllegalLocationConstraintException":
            stop("\(address) is in another region than `region` says\(region)")
        case "QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "EntityTooLarge":
            S3Trouble(.stop, .full, "\(address) takes no more (\(code))")
        case "RequestTimeout": late("\(address) did not get all of it in time")
        case "SlowDown", "ServiceUnavailable", "InternalError", "OperationAborted", "BadDigest",
            "InvalidDigest",
            "XAmzContentSHA256Mismatch", "IncompleteBody", "Busy", "RequestThrottled", "TooManyRequests":
            again("\(address) asks to be asked again (\(code))")
        default: byStatus
        }
    }

    private var byStatus: S3Trouble {
        let said = code.isEmpty ? "\(answer.status)" : "\(answer.status) \(code)"
        switch answer.status {
        case 408: return late("\(address) did not get all of it in time (\(said))")
        case 425, 429, 500...506, 509...: return again("\(address) cannot answer now (\(said))")
        case 507: return S3Trouble(.stop, .full, "\(address) takes no more (\(said))")
        case 401, 403: return key("\(address) refuses us (\(said)): see the key, and the policy in deploy/README.md")
        case 301, 302, 307, 308: return stop("\(address) is elsewhere (\(said))\(region): mend `endpoint` or `region`")
        // Without a code of its own it may be anything that answers there.
        case 404: return stop("at \(address.authority) no object store answers (\(said)), or `style` is the wrong one")
        default: return stop("\(address) refuses the request (\(said))")
        }
    }

    private var region: String {
        let told = document.first("Region") ?? answer.headers["x-amz-bucket-region"] ?? ""
        let isName =
            !told.isEmpty && told.utf8.count <= 32
            && told.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
        return isName ? ", in \(told)" : ""
    }

    private var skew: String {
        guard let theirs = document.first("ServerTime").flatMap(S3Time.moment) else { return "" }
        let seconds = answer.at.since(theirs).components.seconds
        return ": ours is \(abs(seconds)) s \(seconds < 0 ? "behind" : "ahead")"
    }

    private func again(_ detail: String) -> S3Trouble { S3Trouble(.retry, .unavailable, detail) }
    /// Its body may have been large.
    private func late(_ detail: String) -> S3Trouble {
        var trouble = again(detail)
        trouble.timedOut = 0
        return trouble
    }
    private func key(_ detail: String) -> S3Trouble { S3Trouble(.renewKey, .unavailable, detail) }
    private func stop(_ detail: String) -> S3Trouble { S3Trouble(.stop, .unavailable, detail) }
}

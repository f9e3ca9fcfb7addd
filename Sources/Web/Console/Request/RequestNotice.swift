/// What a request's page says after something was done: in its address, so that reloading it does nothing again.
enum RequestNotice: String {
    case taken
    case putBack = "put-back"
    case answered
    case resolved
    case published
    case unpublished

    var words: String {
        switch self {
        case .taken: "You have it."
        case .putBack: "It is back in the queue."
        case .answered: "Your answer goes out in a few seconds. Until then you can stop it."
        case .resolved: "Resolved. Your answer goes out in a few seconds; until then you can stop it."
        case .published: "Everybody who knows the number can read it now."
        case .unpublished: "Nobody can read it any more."
        }
    }
}

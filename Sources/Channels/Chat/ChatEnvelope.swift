/// The envelope keys that the chat channel sets on what it receives.
enum ChatEnvelope {
    /// The language that the widget speaks, as `es`.
    static let language = "language"
}

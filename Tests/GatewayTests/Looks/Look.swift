/// One page in one state, as somebody sees it.
struct Look: Sendable {
    /// For messages and pictures, e.g. `request-merged`.
    var name: String
    /// Who is signed in; nil where nobody is.
    let person: String?
    let path: String
    /// The template that draws it.
    let template: String
    /// Whether it is looked at as it is printed.
    var isOnPaper = false
    /// What has to be done in the browser first.
    let act: @Sendable (WebBrowser) async throws -> Void

    init(
        _ name: String, _ person: String?, _ path: String, _ template: String,
        act: @escaping @Sendable (WebBrowser) async throws -> Void = { _ in }
    ) {
        self.name = name
        self.person = person
        self.path = path
        self.template = template
        self.act = act
    }

    /// The same by another name.
    func named(_ name: String) -> Look {
        var look = self
        look.name = name
        return look
    }

    /// The same as it is printed.
    func onPaper() -> Look {
        var look = self
        look.isOnPaper = true
        return look
    }
}

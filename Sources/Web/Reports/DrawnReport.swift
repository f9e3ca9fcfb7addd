package import Reports

/// A page of the manager's figures, worked out: what its template takes, and the same as a document.
package struct DrawnReport {
    let template: String
    package let title: String
    /// What the template takes.
    var values: [String: Any]
    package var document: ReportDocument

    init(_ template: String, title: String, _ values: [String: Any], document: ReportDocument) {
        self.template = template
        self.title = title
        self.values = values
        self.document = document
    }
}

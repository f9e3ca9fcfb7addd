/// A classification beside what is true.
package struct JudgedClassification: Sendable {
    package let classification: Classification
    package let label: String
    /// nil where it is not known who dealt with the text.
    package let department: String?

    package init(_ classification: Classification, label: String, department: String?) {
        self.classification = classification
        self.label = label
        self.department = department
    }

    var isRight: Bool { classification.labels.first?.name == label }
    var isAmongThree: Bool { classification.labels.contains { $0.name == label } }
    var isDepartmentRight: Bool { classification.departments.first?.name == department }
    var certainty: Float { classification.labels.first?.probability ?? 0 }
    var departmentCertainty: Float { classification.departments.first?.probability ?? 0 }
}

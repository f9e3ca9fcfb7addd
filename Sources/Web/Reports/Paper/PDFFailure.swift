/// Why a page did not become a PDF.
package enum PDFFailure: Error, Hashable, Sendable, CustomStringConvertible {
    /// It takes too long, or would be too long a file.
    case tooLong
    /// The tool failed.
    case failed
    /// Others wait already.
    case busy

    package var description: String {
        switch self {
        case .tooLong: "the page is too long for a PDF: choose fewer days, or a coarser split"
        case .failed: "the program that makes PDF failed"
        case .busy: "too many PDFs are being made: try again in a minute"
        }
    }
}

/// Draws a QR code as the path of an SVG picture.
enum QRDrawing {
    /// A square for each dark module.
    ///
    /// - Parameter margin: light modules around it; readers want four (ISO/IEC 18004:2015, §5.3.8).
    static func path(_ code: QRCode, margin: Int) -> String {
        var path = ""
        for y in 0..<code.size {
            for x in 0..<code.size where code[x, y] { path += "M\(x + margin) \(y + margin)h1v1h-1z" }
        }
        return path
    }
}

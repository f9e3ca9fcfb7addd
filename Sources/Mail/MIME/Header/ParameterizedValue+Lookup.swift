extension ParameterizedValue {
    /// The octets of a parameter that is a token (charset, boundary, format), unquoted and without a comment; nil if absent or
    /// empty. Continuations (RFC 2231) are joined.
    func token(_ name: StaticString, _ bytes: Span<UInt8>) -> [UInt8]? {
        guard let parameter = parameters.first(where: { bytes.equals(name, in: $0.name) }) else {
            return extended(name, bytes).map { Array($0.utf8) }.flatMap { $0.isEmpty ? nil : $0 }
        }
        var range = parameter.value
        if !parameter.isQuoted {
            range =
                range
                .lowerBound..<(range.first { bytes[$0].isWhitespace || bytes[$0] == ASCII.openParenthesis }
                ?? range.upperBound)
        }
        let value = Self.unquoted(bytes.extracting(range), isQuoted: parameter.isQuoted)
        return value.isEmpty ? nil : value
    }

    /// The text of a parameter that is meant for people (name, filename): RFC 2231 if there is such a form, else with
    /// encoded words decoded, which RFC 2047 forbids and mailers write.
    func text(_ name: StaticString, _ bytes: Span<UInt8>) -> String? {
        if let extended = extended(name, bytes) { return extended }
        guard let parameter = parameters.first(where: { bytes.equals(name, in: $0.name) }) else { return nil }
        return Self.decoded(Self.unquoted(bytes.extracting(parameter.value), isQuoted: parameter.isQuoted))
    }

    /// A value without the folding and the escapes of a quoted string. A backslash only escapes a quote or a backslash:
    /// mailers send Windows paths unescaped.
    private static func unquoted(_ value: Span<UInt8>, isQuoted: Bool) -> [UInt8] {
        var text: [UInt8] = []
        text.reserveCapacity(value.count)
        var index = 0
        while index < value.count {
            let byte = value[index]
            if isQuoted, byte == ASCII.backslash, index + 1 < value.count,
                value[index + 1] == ASCII.quote || value[index + 1] == ASCII.backslash
            {
                text.append(value[index + 1])
                index += 2
                continue
            }
            if byte != ASCII.cr, byte != ASCII.lf { text.append(byte) }
            index += 1
        }
        return text
    }

    private static func decoded(_ value: [UInt8]) -> String {
        let (text, _) = HeaderText.decoded(HeaderText.unfolded(value.span).span)
        return String(mail: text.span.extracting(text.span.trimmed(0..<text.count)))
    }

    /// The parameter in the form of RFC 2231: `name*=charset'language'text`, or `name*0=`, `name*1*=`… joined in the order
    /// of their numbers before they are decoded. Nil if there is no such form.
    private func extended(_ name: StaticString, _ bytes: Span<UInt8>) -> String? {
        var segments: [(number: Int, isEncoded: Bool, value: [UInt8])] = []
        for parameter in parameters {
            let baseEnd = parameter.name.lowerBound + name.utf8CodeUnitCount
            guard baseEnd < parameter.name.upperBound, bytes[baseEnd] == ASCII.asterisk,
                bytes.hasPrefix(name, in: parameter.name)
            else { continue }
            var (number, index) = (0, baseEnd + 1)
            while index < parameter.name.upperBound, bytes[index].isDigit, number < 1_000 {
                number = number * 10 + Int(bytes[index] & 0x0F)
                index += 1
            }
            let isWhole = index == parameter.name.upperBound && index == baseEnd + 1
            let isEncoded = isWhole || (index < parameter.name.upperBound && bytes[index] == ASCII.asterisk)
            let value = Self.unquoted(bytes.extracting(parameter.value), isQuoted: parameter.isQuoted)
            segments.append((number, isEncoded, value))
        }
        guard !segments.isEmpty else { return nil }
        segments.sort { $0.number < $1.number }
        return Self.join(segments)
    }

    private static func join(_ segments: [(number: Int, isEncoded: Bool, value: [UInt8])]) -> String {
        guard segments.contains(where: \.isEncoded) else { return decoded(segments.flatMap(\.value)) }
        var octets: [UInt8] = []
        var charset = Charset.utf8
        for (position, segment) in segments.enumerated() {
            guard segment.isEncoded else {
                octets += segment.value
                continue
            }
            var value = segment.value[...]
            if position == 0, let first = value.firstIndex(of: ASCII.apostrophe),
                let second = value[(first + 1)...].firstIndex(of: ASCII.apostrophe)
            {
                if first > value.startIndex {
                    charset = Charset(label: value.span.extracting(0..<first - value.startIndex))
                }
                value = value[(second + 1)...]
            }
            percentDecode(value, into: &octets)
        }
        var text: [UInt8] = []
        _ = charset.decode(octets.span, into: &text)
        return String(mail: text.span.filtered { $0 >= 0x20 && $0 != 0x7F }.span)
    }

    private static func percentDecode(_ value: ArraySlice<UInt8>, into output: inout [UInt8]) {
        var index = value.startIndex
        while index < value.endIndex {
            if value[index] == ASCII.percent, index + 2 < value.endIndex, let high = value[index + 1].hexValue,
                let low = value[index + 2].hexValue
            {
                output.append(high << 4 | low)
                index += 3
            } else {
                output.append(value[index])
                index += 1
            }
        }
    }
}

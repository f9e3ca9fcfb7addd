extension TextModel {
    /// A larger model is refused. Bytes.
    package static let mostBytes = 512 << 20
    /// Says what the bytes are, with the version of their form last.
    private static let mark = Array("INTAKE-TEXT-MODEL-1\n".utf8)

    /// The model as bytes, to be kept as a file or a blob: the mark, a digest, the parts.
    package var encoded: [UInt8] {
        var writer = ModelWriter()
        writer.write(examples)
        writer.write(thresholds.label)
        writer.write(thresholds.department)
        classes.write(to: &writer)
        vocabulary.write(to: &writer)
        linear.write(to: &writer)
        writer.write(networks.count)
        for network in networks { network.write(to: &writer) }
        nearest.write(to: &writer)
        writer.write(places == nil ? 0 : 1)
        places?.write(to: &writer)
        writer.write(blend.weights)
        return Self.mark + ContentDigest(of: [writer.bytes]).bytes + writer.bytes
    }

    /// Reads a model. Total: any bytes give a model or an error.
    package init(decoding bytes: [UInt8]) throws(ModelFailure) {
        guard bytes.count <= Self.mostBytes else { throw .tooLarge(limit: Self.mostBytes) }
        guard bytes.starts(with: Self.mark) else { throw .notAModel }
        let start = Self.mark.count + 16
        guard bytes.count > start,
            ContentDigest(bytes: Array(bytes[Self.mark.count..<start]))
                == ContentDigest(of: [Array(bytes[start...])])
        else { throw .damaged }
        var reader = ModelReader(bytes, from: start)
        examples = try reader.int(in: 0...Self.mostExamples)
        thresholds = Thresholds(label: try reader.float(), department: try reader.float())
        classes = try ModelClasses(from: &reader)
        vocabulary = try Vocabulary(from: &reader)
        linear = try LinearVoice(from: &reader, features: vocabulary.count, classes: classes.count)
        var networks: [Network] = []
        for _ in 0..<(try reader.int(in: 1...16)) {
            networks.append(try Network(from: &reader, features: vocabulary.count, classes: classes.count))
        }
        self.networks = networks
        nearest = try NearestTexts(from: &reader, features: vocabulary.count, classes: classes.count)
        places = try reader.int(in: 0...1) == 1 ? try PlaceVoice(from: &reader, classes: classes.count) : nil
        blend = Blend(weights: try reader.floats())
        guard blend.weights.count == voiceCount, reader.isAtEnd else { throw .damaged }
    }
}

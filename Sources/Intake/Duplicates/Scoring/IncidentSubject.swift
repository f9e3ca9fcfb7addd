/// What residents write to a city about. Two reports of one subject need not share a word (`garbage`, `trash`), nor a language.
enum IncidentSubject: Int, CaseIterable, Hashable, Sendable {
    case waste, growth, vehicle, light, pavement, tree, water, sign, signal, noise, walkway, building, camp, animal
    case graffiti, snow

    /// The subjects of a word without its ending; most have none.
    static func of(_ word: String) -> [IncidentSubject] { byWord[word] ?? [] }

    /// Whether a word names a subject at all: such words are common in what residents write.
    static func names(_ word: String) -> Bool { byWord[word] != nil }

    private static let byWord: [String: [IncidentSubject]] = {
        var subjects: [String: [IncidentSubject]] = [:]
        for subject in allCases {
            for word in Set(subject.words.split(separator: " ").map { IncidentWords.stem(String($0)) }) {
                subjects[word, default: []].append(subject)
            }
        }
        return subjects
    }()

    /// English, Spanish, Portuguese, Haitian Creole; folded.
    private var words: String {
        switch self {
        case .waste:
            """
            trash garbage rubbish litter debris waste junk refuse bag bags bin bins can cans container containers couch couches mattress \
            mattresses furniture dump dumped dumping dumpster pile piles piled strewn recycling basura basurero desechos colchon muebles \
            escombros lixo entulho colchao moveis fatra poubel
            """
        case .growth:
            """
            grass overgrown overgrowth weeds weed yard lawn mow mowed mowing unkempt bush bushes hedge vegetation cesped hierba maleza \
            monte arbustos grama mato capim zeb raje
            """
        case .vehicle:
            """
            vehicle vehicles car cars truck van suv bus scooter scooters motorcycle trailer boat parked parking park tag plate plates \
            abandoned tow towed carro coche auto camion moto placa estacionado abandonado veiculo caminhao estacionamento machin kamyon \
            plak
            """
        case .light:
            """
            light lights streetlight streetlights lamp lamps lamppost bulb dark lighting pole poles flickering luz luces farola farol \
            lampara poste foco oscuro iluminacion lampada escuro iluminacao limye poto
            """
        case .pavement:
            """
            pothole potholes road pavement asphalt hole sinkhole bump bumps pave paved repave repaved bache baches hoyo pavimento asfalto \
            buraco buracos twou asfalt
            """
        case .tree:
            """
            tree trees limb limbs branch branches stump trim trimming trimmed fallen arbol arboles rama ramas caido arvore arvores galho \
            galhos pyebwa branch
            """
        case .water:
            """
            water leak leaks leaking pipe pipes hydrant flood flooding flooded drain drains drainage ditch sewer sewage erosion stormwater \
            puddle agua fuga tuberia inundacion alcantarilla desague vazamento cano esgoto enchente bueiro dlo tiyo inondasyon kanal
            """
        case .sign: "sign signs signage stop speed limit senal letrero alto placa sinal siy pano"
        case .signal: "signal signals traffic green red timing intersection semaforo trafico semaforos transito fe wouj"
        case .noise: "noise noisy loud music party parties ruido musica fiesta barulho festa bwi mizik"
        case .walkway:
            """
            sidewalk sidewalks trip tripped crosswalk pedestrian pedestrians curb ramp bike acera banqueta peaton calcada pedestre twotwa \
            pyeton
            """
        case .building:
            """
            house building vacant home roof deteriorating structure permit permits renovation tenant landlord apartment casa edificio \
            techo apartamento inquilino predio telhado kay batiman twati
            """
        case .camp:
            "homeless camp camping tent tents panhandler panhandlers panhandling drunk sleeping campamento acampamento"
        case .animal:
            """
            dog dogs cat cats animal animals rat rats rodent rodents raccoon perro gato rata ratas animales cachorro rato ratos chen chat rat
            """
        case .graffiti: "graffiti painted spray tagging vandalism grafiti pintada vandalismo pichacao"
        case .snow: "snow ice icy plow plowed plowing unplowed nieve hielo neve gelo nej glas"
        }
    }
}

import Intake
import Testing

@Suite struct EmergencyPhrasesTests {
    @Test(
        "sounds like an emergency",
        arguments: [
            ("I SMELL GAS in the hallway!!", "smell gas"), ("He can't breathe", "can't breathe"),
            ("He can\u{2019}t breathe", "can't breathe"), ("The house next door is on fire", "on fire"),
            ("Downed power lines across Elm St", "downed power line*"), ("I think he had an overdose", "overdose"),
            ("Hay una fuga de gas en mi edificio", "fuga de gas"),
            ("mi vecino no esta respirando", "no está respirando"),
            ("Escuché disparos en la esquina", "disparos"), ("SE ESTÁ QUEMANDO la casa", "se está quemando"),
            ("Tem um vazamento de gás aqui", "vazamento de gás"), ("O carro está pegando fogo", "pegando fogo"),
            ("ele nao consegue respirar", "não consegue respirar"), ("Ouvi tiros na rua", "tiros"),
            ("Kay vwazen an pran dife", "pran dife"), ("Manman m pa ka respire", "pa ka respire"),
            ("Nou pran sant gaz nan kay la", "sant gaz"), ("Mwen tande kout zam", "kout zam"),
        ])
    func sounds(text: String, phrase: String) {
        #expect(EmergencyPhrases.standard.phrase(in: FoldedText(text)) == phrase)
    }

    @Test(
        "is what 311 hears every day",
        arguments: [
            "", "There is a fire hydrant leaking on Elm", "The gas station has no ramp", "Stop sign hit by a car",
            "My trash was not picked up", "Snow shoveled into the street is dying to be plowed",
            "Shot holes in the asphalt",
            "Please fix this before someone gets hurt", "The fire alarm test was loud", "Noise: music until 2 am",
            "La boca de incendio gotea", "Violación de estacionamiento", "El gas de la basura", "Un arbol caído",
            "O hidrante de incêndio está vazando", "Um poste apagado", "O gás do aquecedor subiu de preço",
            "Fatra yo pa ranmase", "Dife wouj la pa mache", "Limyè lari a etenn",
        ])
    func everyday(text: String) {
        #expect(EmergencyPhrases.standard.phrase(in: FoldedText(text)) == nil)
    }

    @Test("every phrase of the list can be found as it stands")
    func whole() {
        for phrase in EmergencyPhrases.listed {
            #expect(EmergencyPhrases.problem(with: phrase) == nil)
            #expect(
                EmergencyPhrases([phrase]).phrase(in: FoldedText("oh \(phrase.replacing("*", with: "s")) oh")) == phrase
            )
        }
        #expect(EmergencyPhrases.listed.count > 300)
    }

    @Test("an empty list finds nothing")
    func empty() {
        #expect(EmergencyPhrases([]).phrase(in: FoldedText("on fire")) == nil)
    }
}

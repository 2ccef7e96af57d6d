extension ImportIssueCode {
    /// What happened and what to do, in everyday German.
    package var german: String {
        switch self {
        case .columnCount:
            "Die Zeile hat mehr oder weniger Spalten als die Überschrift. Bitte prüfen, ob ein Trennzeichen fehlt."
        case .quoteBroken:
            "Ein Anführungszeichen ist nicht geschlossen oder steht mitten im Feld. Bitte die Zeile berichtigen."
        case .encodingInvalid:
            "Die Zeile enthält Zeichen, die nicht lesbar sind. Bitte die Datei als CSV UTF-8 speichern."
        case .controlCharacter: "Die Zeile enthält unsichtbare Steuerzeichen. Bitte das Feld neu eintippen."
        case .tooLong: "Ein Feld ist zu lang. Bitte kürzen oder die Spalte weglassen."
        case .tooMany: "Die Zeile hat zu viele Adressen oder Nummern für eine Person."
        case .recordTooLarge: "Die Angaben zu dieser Person sind zusammen zu groß. Bitte kürzen."
        case .emptyRow: "In keiner Spalte dieser Zeile, die eingelesen wird, steht etwas."
        case .nameOrContactMissing: "Es fehlt ein Name oder ein Weg, die Person zu erreichen."
        case .emailInvalid: "Die E-Mail-Adresse ist nicht richtig geschrieben."
        case .telephoneInvalid:
            "Die Telefonnummer ist nicht richtig geschrieben. Excel macht aus langen Nummern manchmal 4,9E+11."
        case .telephoneIncomplete:
            "Bei der Telefonnummer fehlt die Vorwahl. Bitte wie 030 123456 oder +49 30 123456 schreiben."
        case .telephoneExtension:
            "Hinter der Telefonnummer steht noch etwas, wie DW 12, 12/13 oder ein Hinweis. Bitte nur Nummern eintragen."
        case .countryUnknown: "Das Land ist nicht bekannt. Bitte den Namen oder zwei Buchstaben wie DE eintragen."
        case .processingMissing:
            "Es fehlt, wofür und auf welcher Rechtsgrundlage die Daten gespeichert werden dürfen und woher sie kommen."
        case .purposeUnknown: "Diesen Zweck gibt es nicht. Bitte einen der angelegten Zwecke eintragen."
        case .basisUnknown:
            "Diese Rechtsgrundlage gibt es nicht. Bitte zum Beispiel Vertrag oder Einwilligung eintragen."
        case .dateInvalid: "Der Zeitpunkt ist nicht lesbar. Bitte wie 31.01.2026 14:30 oder 2026-01-31 14:30 schreiben."
        case .evidenceIncomplete:
            "Der Nachweis der Einwilligung ist unvollständig: nötig sind Anmeldung, Bestätigung, Wortlaut und System."
        case .cardIncomplete: "Die Visitenkarte hört mittendrin auf. Bitte die Datei noch einmal ausgeben lassen."
        case .outsideCard: "Diese Zeilen gehören zu keiner Visitenkarte."
        case .notAPerson: "Das ist eine Firma, eine Gruppe oder ein Gerät, keine Person."
        case .cellError:
            "Statt eines Wertes steht hier ein Fehler aus Excel wie #WERT! oder 1,01E+04. Bitte den Wert neu eintragen."
        }
    }

    /// What happened and what to do, in everyday English.
    package var english: String {
        switch self {
        case .columnCount: "The row has more or fewer columns than the header. Please check for a missing separator."
        case .quoteBroken: "A quotation mark is not closed or stands inside a field. Please correct the row."
        case .encodingInvalid: "The row has characters that cannot be read. Please save the file as CSV UTF-8."
        case .controlCharacter: "The row has invisible control characters. Please type the field again."
        case .tooLong: "A field is too long. Please shorten it or leave the column out."
        case .tooMany: "The row has too many addresses or numbers for one person."
        case .recordTooLarge: "What is written about this person is too much altogether. Please shorten it."
        case .emptyRow: "None of the columns that are read has anything in this row."
        case .nameOrContactMissing: "A name or a way to reach the person is missing."
        case .emailInvalid: "The e-mail address is not written correctly."
        case .telephoneInvalid:
            "The telephone number is not written correctly. Excel sometimes turns long numbers into 4.9E+11."
        case .telephoneIncomplete:
            "The area code of the telephone number is missing. Please write it like 030 123456 or +49 30 123456."
        case .telephoneExtension:
            "Something stands behind the telephone number, such as ext. 12, 12/13 or a remark. Please keep numbers only."
        case .countryUnknown: "The country is not known. Please write its name or two letters such as DE."
        case .processingMissing:
            "It is missing what the data may be kept for, on which legal basis, and where it comes from."
        case .purposeUnknown: "There is no such purpose. Please write one of those set up."
        case .basisUnknown: "There is no such legal basis. Please write, for example, contract or consent."
        case .dateInvalid: "The time cannot be read. Please write it like 2026-01-31 14:30."
        case .evidenceIncomplete:
            "The proof of consent is incomplete: it needs time of request, time of confirmation, wording and system."
        case .cardIncomplete: "The card stops in the middle. Please export the file again."
        case .outsideCard: "These lines belong to no card."
        case .notAPerson: "This is a company, a group or a device, not a person."
        case .cellError:
            "Instead of a value there is an error of Excel such as #VALUE! or 1.01E+04. Please type the value again."
        }
    }
}

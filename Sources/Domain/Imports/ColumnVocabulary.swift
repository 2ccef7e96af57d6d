/// The headers that common programs and people give to columns, in German and English, folded as ``HeaderName/key``.
enum ColumnVocabulary {
    /// What a header means.
    struct Entry: Sendable, Equatable {
        let target: ColumnTarget
        var label: String?
        /// Continues another column of the same target: middle names, house numbers.
        var isAdditional = false
        /// Means this only while nothing better is in the sheet.
        var isWeak = false
    }

    /// Words that only say which one it is, longest first where one contains another.
    static let qualifiers: [(String, String?)] = [
        ("geschaeftliche", "geschäftlich"), ("geschaeftlich", "geschäftlich"), ("geschaeftl", "geschäftlich"),
        ("gesch", "geschäftlich"),
        ("dienstliche", "dienstlich"), ("dienstlich", "dienstlich"), ("dienstl", "dienstlich"),
        ("dienst", "dienstlich"),
        ("berufliche", "beruflich"), ("beruflich", "beruflich"), ("privates", "privat"), ("private", "privat"),
        ("privat", "privat"),
        ("priv", "privat"), ("buero", "Büro"), ("firmen", "Firma"), ("firma", "Firma"), ("arbeit", "Arbeit"),
        ("rechnungs", "Rechnung"), ("rechnung", "Rechnung"), ("lieferung", "Lieferung"),
        ("liefer", "Lieferung"), ("zentrale", "Zentrale"),
        ("mobil", "mobil"), ("weiterese", nil), ("weiteres", nil), ("weiterer", nil), ("weitere", nil),
        ("primaere", nil), ("sekundaere", nil),
        ("primaer", nil), ("haupt", nil),
        ("business", "work"), ("work", "work"), ("office", "work"), ("company", "work"), ("personal", "home"),
        ("home", "home"), ("mailing", "mailing"), ("billing", "billing"), ("shipping", "shipping"),
        ("invoice", "billing"), ("mobile", "mobile"), ("other", "other"), ("primary", nil), ("secondary", nil),
        ("default", nil), ("main", nil), ("customer", nil), ("kunden", nil), ("contact", nil), ("kontakt", nil),
        ("subscriber", nil), ("user", nil), ("person", nil), ("lead", nil), ("value", nil),
    ]

    static let entries: [String: Entry] = {
        var result: [String: Entry] = [:]
        func add(
            _ target: ColumnTarget, label: String? = nil, isAdditional: Bool = false, isWeak: Bool = false,
            _ keys: String
        ) {
            for key in keys.split(whereSeparator: \.isWhitespace) {
                result[String(key)] = Entry(target: target, label: label, isAdditional: isAdditional, isWeak: isWeak)
            }
        }
        add(
            .givenName,
            """
            vorname vornamen rufname givenname firstname forename fname first given christianname namefirstname
            vornameadressattypnatuerlperson
            """)
        add(
            .additionalName,
            """
            zweitervorname zweitvorname weiterevornamen weiterervorname mittelname middlename middlenames additionalname
            additionalnames middle middleinitial secondname
            """)
        add(
            .familyName,
            """
            nachname nachnamen familienname zuname hausname lastname familyname surname lname last namelastname
            nameadressattypnatuerlperson
            """)
        add(
            .fullName,
            """
            vollername vollstaendigername namevollstaendig fullname displayname anzeigename angezeigtername contactname
            kontaktname kontakt kontaktperson ansprechpartner ansprechperson
            mitglied mitgliedsname teilnehmer teilnehmername attendee attendeename empfaenger vorundnachname
            vornamenachname vornameundnachname nachnamevorname vorundzuname namevorname buyername interessent
            """)
        add(
            .fullName, isWeak: true,
            "name namen names contact person kunde kundenname customer customername nameadressattypkeineangabe")
        add(.salutation, "anrede salutation anredeform geschlecht gender sex anredeschluessel formofaddress")
        add(
            .honorificPrefix,
            """
            titelanrede anredetitel vorangestelltertitel prefix nameprefix honorificprefix namenspraefix individualprefix
            adelstitel namensvorsatz
            """)
        add(
            .honorificPrefix, isWeak: true,
            "titel title akademischertitel namenstitel akadtitel titelakadgrad akadgrad akademischergrad")
        add(.honorificSuffix, "suffix namesuffix honorificsuffix namenssuffix individualsuffix nachgestelltertitel")
        add(.nickname, "nickname spitzname kosename")
        add(
            .jobTitle,
            """
            position funktion stellenbezeichnung beruf berufsbezeichnung jobtitle jobtitel job occupation profession
            organizationtitle organisationtitel taetigkeit personjobtitle
            """)
        add(
            .email,
            """
            email emails emailadresse emailadressen emailaddress emailaddresses mail mails mailadresse mailaddress
            elektronischepost epost emailkontakt kontaktemail eadresse emailid emailsprimaryemail mailto
            """)
        add(
            .telephone,
            """
            telefon telefonnummer telefonnr telnr tel telefonnum fon festnetz festnetznummer rufnummer phone phones
            phonenumber phonenumbers phoneno telephone telephonenumber landline phonenum sms whatsapp telefone
            hauptrufnummer autotelefon carphone radiophone haupttelefon tlf addressphone
            phonesprimaryphonenumber
            """)
        add(
            .telephone, label: "mobil",
            """
            mobil mobilnummer mobilnr mobiltelefon mobiltelefonnummer mobilfunk mobilfunknummer handy handynummer
            handynr mobiltel
            """)
        add(
            .telephone, label: "mobile",
            "mobile mobilephone mobilenumber mobileno mobilephonenumber cell cellphone cellphonenumber cellular")
        add(.telephone, label: "Fax", "fax faxnummer faxnr telefax telefaxnummer faxnumber faxphone")
        add(
            .streetAddress,
            """
            strasse str strassehausnummer strassehausnr strassenr strasseundhausnummer strasseundnummer strasseundnr
            strunr strnr strundnr strasseunr strassenname street streetaddress streetname addressstreet strassenadresse
            streetandnumber streetandhousenumber addressline addresslineone adresszeile anschriftstrasse adressestrasse
            strassepostfach streetnumber addressstreetaddress addressaddress
            """)
        add(
            .streetAddress, isAdditional: true,
            """
            hausnummer hausnr housenumber houseno adresszusatz adresszeilezwei addressextendedaddress streettwo
            adresszusatzzeile addresssupplement supplementaladdress addresscomplement hausnummerzusatz hausnrzusatz
            zusatz postfach pobox addresspobox
            """)
        add(
            .streetAddress, isWeak: true,
            "adresse anschrift address wohnadresse postanschrift postadresse postaladdress")
        add(
            .postalCode,
            """
            plz postleitzahl postleitzahlen zip zipcode postcode postalcode zippostalcode ziporpostalcode
            addresspostalcode addresszip addresszipcode postalzip zippostcode adresseplz adressepostleitzahl
            """)
        add(
            .addressLocality,
            """
            ort wohnort stadt ortschaft gemeinde city town locality addresscity addresslocality citytown citytownvillage
            cityname adresseort adressestadt stadtort ortstadt
            """)
        add(.postalCodeAndLocality, "plzort plzundort plzstadt plzwohnort postleitzahlort postleitzahlundort zipcity")
        add(
            .addressCountry,
            """
            land landregion staat nation country countryregion countrycode laendercode landcode laenderkennzeichen lkz
            addresscountry countryname laenderkuerzel adresseland addresscountrycode countryiso
            """)
        add(.purpose, "zweck verarbeitungszweck zweckderverarbeitung purpose processingpurpose purposeofprocessing")
        add(
            .legalBasis,
            """
            rechtsgrundlage rechtsgrund rechtsbasis grundlage legalbasis lawfulbasis basis legalground lawfulground
            rechtsgrundlagedsgvo dsgvorechtsgrundlage gdprlegalbasis legalbasisforprocessing
            legalbasisforprocessingcontactsdata
            """)
        add(
            .source,
            """
            quelle herkunft datenquelle datenherkunft kontaktquelle leadquelle kundenquelle woher source leadsource
            origin datasource originalsource contactsource recordsource herkunftderdaten quellederdaten
            urspruenglichequelle originalquelle sourceofcontactdata
            """)
        add(
            .requestedAt,
            """
            anmeldungam angemeldetam anmeldedatum anmeldezeitpunkt optinam optindatum optinzeit optinzeitpunkt optintime
            optinat optindate requestedat requesttime subscribedat signupdate signupat subscriptiondate
            """)
        add(
            .confirmedAt,
            """
            bestaetigtam bestaetigung bestaetigungam bestaetigungszeitpunkt doubleoptinam doubleoptindatum
            doubleoptinzeit doioptinam doiam doizeit confirmtime confirmedat confirmationtime confirmationdate
            confirmdate doubleoptinat doubleoptindate einwilligungam
            """)
        add(.wording, "wortlaut einwilligungstext einwilligungswortlaut wording consenttext consentwording optintext")
        add(.sourceSystem, "quellsystem herkunftssystem altsystem sourcesystem consentsystem optinsystem")
        add(
            .company,
            """
            firma firmenname firmaname firmierung unternehmen unternehmensname organisation organization
            organisationname organizationname company companyname business businessname accountname betrieb arbeitgeber
            employer addresscompany nameadressattypunternehmen
            """)
        // Known, and not of a person: kept from being mistaken for something else.
        add(
            .ignore,
            """
            geburtsname geburtsort username benutzername fileas
            contactowner kontaktinhaber personid contactid kontaktid leadid customerid kundenid kundennummer kundennr
            primary leadstatus contactstatus homepage mobilesite customernumber
            """)
        return result
    }()
}

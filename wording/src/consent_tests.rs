//! What is said before something leaves: exact in both languages for none, one and many.

use super::{FluentValue, Language, text};

/// Says `id` with numbers and words as arguments; spaces at the end are nobody's business.
fn said(language: Language, id: &str, numbers: &[(&str, i64)], words: &[(&str, &str)]) -> String {
    let numbers = numbers.iter().map(|(name, n)| (*name, FluentValue::from(*n)));
    let words = words.iter().map(|(name, w)| (*name, FluentValue::from(*w)));
    let arguments: Vec<_> = numbers.chain(words).collect();
    text(language, id, &arguments).trim_end().to_owned()
}

#[test]
fn what_leaves_is_said_for_none_one_and_many() {
    const NUMBERS: [i64; 4] = [0, 1, 2, 1_000];
    // Sentence, the argument that changes, the others; French and English for each number.
    type Case = (
        &'static str,
        &'static str,
        &'static [(&'static str, i64)],
        [[&'static str; 2]; 4],
    );
    let cases: [Case; 9] = [
        (
            "game-ask-extracts-line",
            "rows",
            &[("moments", 0)],
            [
                [
                    "Aucun moment de la séance. Aucune ligne montrée.",
                    "No moment of the session. No line shown.",
                ],
                [
                    "Aucun moment de la séance. Une ligne montrée.",
                    "No moment of the session. One line shown.",
                ],
                [
                    "Aucun moment de la séance. 2 lignes montrées.",
                    "No moment of the session. 2 lines shown.",
                ],
                [
                    "Aucun moment de la séance. 1\u{a0}000 lignes montrées.",
                    "No moment of the session. 1,000 lines shown.",
                ],
            ],
        ),
        (
            "game-ask-extracts-line",
            "moments",
            &[("rows", 1)],
            [
                [
                    "Aucun moment de la séance. Une ligne montrée.",
                    "No moment of the session. One line shown.",
                ],
                [
                    "Un moment, avec juste ce qu'il faut autour. Une ligne montrée.",
                    "One moment, with just what is needed around it. One line shown.",
                ],
                [
                    "2 moments, avec juste ce qu'il faut autour. Une ligne montrée.",
                    "2 moments, with just what is needed around them. One line shown.",
                ],
                [
                    "1\u{a0}000 moments, avec juste ce qu'il faut autour. Une ligne montrée.",
                    "1,000 moments, with just what is needed around them. One line shown.",
                ],
            ],
        ),
        (
            "game-ask-whole-line",
            "rows",
            &[("moments", 0)],
            [
                [
                    "La séance du début à la fin, sans ligne montrée. Aucun moment choisi.",
                    "The session from beginning to end, with no lines shown. No moment chosen.",
                ],
                [
                    "La séance du début à la fin, et la ligne que tu montres. Aucun moment choisi.",
                    "The session from beginning to end, and the line you show. No moment chosen.",
                ],
                [
                    "La séance du début à la fin, et les 2 lignes que tu montres. Aucun moment choisi.",
                    "The session from beginning to end, and the 2 lines you show. No moment chosen.",
                ],
                [
                    "La séance du début à la fin, et les 1\u{a0}000 lignes que tu montres. Aucun moment choisi.",
                    "The session from beginning to end, and the 1,000 lines you show. No moment chosen.",
                ],
            ],
        ),
        (
            "game-leave-rows",
            "rows",
            &[],
            [
                ["Aucune ligne montrée.", "No line shown."],
                ["Une ligne montrée.", "One line shown."],
                ["2 lignes montrées.", "2 lines shown."],
                ["1\u{a0}000 lignes montrées.", "1,000 lines shown."],
            ],
        ),
        (
            "game-leave-moments",
            "moments",
            &[],
            [
                ["Aucun moment choisi.", "No moment chosen."],
                ["Un moment choisi.", "One moment chosen."],
                ["2 moments choisis.", "2 moments chosen."],
                ["1\u{a0}000 moments choisis.", "1,000 moments chosen."],
            ],
        ),
        (
            "game-leave-answers",
            "answers",
            &[],
            [
                ["Aucune de tes réponses.", "None of your answers."],
                ["Une de tes réponses.", "One of your answers."],
                ["2 de tes réponses.", "2 of your answers."],
                ["1\u{a0}000 de tes réponses.", "1,000 of your answers."],
            ],
        ),
        (
            "game-leave-own-words",
            "words",
            &[],
            [
                [
                    "Aucun de tes mots sur les lignes.",
                    "None of your words about the lines.",
                ],
                ["Tes mots sur une ligne.", "Your words about one line."],
                ["Tes mots sur 2 lignes.", "Your words about 2 lines."],
                ["Tes mots sur 1\u{a0}000 lignes.", "Your words about 1,000 lines."],
            ],
        ),
        (
            "game-leave-people",
            "people",
            &[],
            [
                ["Aucune marque de personnes.", "No marks by people."],
                ["Une marque d'une personne.", "One mark by a person."],
                ["2 marques de personnes.", "2 marks by people."],
                ["1\u{a0}000 marques de personnes.", "1,000 marks by people."],
            ],
        ),
        (
            "game-choose-needs-rows",
            "shown",
            &[("least", 3), ("of", 7)],
            [
                [
                    "Il demande 3 lignes sur 7, montrées par des moments ou le regard de personnes. Tu n'en montres pas encore.",
                    "It asks for 3 lines out of 7, shown by moments or by what people saw. You show none yet.",
                ],
                [
                    "Il demande 3 lignes sur 7, montrées par des moments ou le regard de personnes. Tu en montres une.",
                    "It asks for 3 lines out of 7, shown by moments or by what people saw. You show one.",
                ],
                [
                    "Il demande 3 lignes sur 7, montrées par des moments ou le regard de personnes. Tu en montres 2.",
                    "It asks for 3 lines out of 7, shown by moments or by what people saw. You show 2.",
                ],
                [
                    "Il demande 3 lignes sur 7, montrées par des moments ou le regard de personnes. Tu en montres 1\u{a0}000.",
                    "It asks for 3 lines out of 7, shown by moments or by what people saw. You show 1,000.",
                ],
            ],
        ),
    ];
    for (id, changes, others, expected) in cases {
        for (number, sentences) in NUMBERS.into_iter().zip(expected) {
            for (language, sentence) in Language::ALL.into_iter().zip(sentences) {
                let numbers: Vec<_> = others.iter().copied().chain([(changes, number)]).collect();
                assert_eq!(
                    said(language, id, &numbers, &[]),
                    sentence,
                    "{id} in {language} for {number}"
                );
            }
        }
    }
}

#[test]
fn how_much_of_the_session_leaves_is_said_exactly() {
    // How much, seconds shown, seconds in all, marks; French and English.
    let cases: [(&str, [i64; 3], [&str; 2]); 8] = [
        (
            "none",
            [0, 240, 0],
            [
                "De la séance elle-même, rien ne part.",
                "Of the session itself, nothing leaves.",
            ],
        ),
        (
            "some",
            [1, 240, 0],
            [
                "Une partie de la séance part : 1 s sur 240 s.",
                "A part of the session leaves: 1 s out of 240 s.",
            ],
        ),
        (
            "some",
            [12, 240, 1],
            [
                "Une partie de la séance part : 12 s sur 240 s. Avec une marque d'une personne : ce que tu montres en dépend.",
                "A part of the session leaves: 12 s out of 240 s. With one mark by a person: what you show rests on it.",
            ],
        ),
        (
            "some",
            [12, 240, 2],
            [
                "Une partie de la séance part : 12 s sur 240 s. Avec 2 marques de personnes : ce que tu montres en dépend.",
                "A part of the session leaves: 12 s out of 240 s. With 2 marks by people: what you show rests on them.",
            ],
        ),
        (
            "whole",
            [1, 1, 0],
            ["Toute la séance part : 1 s.", "The whole session leaves: 1 s."],
        ),
        (
            "whole",
            [240, 240, 0],
            ["Toute la séance part : 240 s.", "The whole session leaves: 240 s."],
        ),
        (
            "spans",
            [1, 1, 0],
            [
                "Ce que tu montres couvre toute la séance : elle part en entier, 1 s.",
                "What you show covers the whole session: all of it leaves, 1 s.",
            ],
        ),
        (
            "spans",
            [1_000, 1_000, 0],
            [
                "Ce que tu montres couvre toute la séance : elle part en entier, 1\u{a0}000 s.",
                "What you show covers the whole session: all of it leaves, 1,000 s.",
            ],
        ),
    ];
    for (much, [shown, all, marks], sentences) in cases {
        for (language, sentence) in Language::ALL.into_iter().zip(sentences) {
            let numbers = [("shown", shown), ("all", all), ("marks", marks)];
            let said = said(language, "game-ask-leaves", &numbers, &[("much", much)]);
            assert_eq!(said, sentence, "{much} in {language}");
        }
    }
}

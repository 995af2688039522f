//! Whoever sat beside somebody who asks: they say yes first, and it is their turn next.

use bevy::prelude::KeyCode::{Enter, Escape};

use super::hall_tests::show_code;
use super::screen::Screen;
use super::sitting::states::Page;
use super::table_tests::{sitting_with_code, states, to_claim};

/// What comes once both said yes: the receipt, and the code of whoever is next.
pub(super) fn receipts() -> Vec<Page> {
    let pages: [Page; 2] = [
        ("receipt of two", |sitting| {
            show_code(sitting);
            sitting.click("Oui, j'envoie");
            assert_eq!(sitting.screen(), Screen::Receipt);
            assert!(sitting.reads("Accueil"), "{:?}", sitting.words());
        }),
        ("receipt, code of the next", |sitting| {
            sitting.click("Au tour de Ben");
            assert!(sitting.reads("Ben, montre tes quatre images"), "{:?}", sitting.words());
        }),
    ];
    pages.to_vec()
}

#[test]
fn whoever_sat_beside_says_yes_with_their_code_and_can_always_say_no() {
    let mut sitting = sitting_with_code();
    for (_, open) in states() {
        open(&mut sitting);
    }
    // Back from the code is a no, and the page says whose.
    sitting.press(Escape);
    assert_eq!(sitting.screen(), Screen::Ask);
    assert!(
        sitting.reads("Ben préfère que ça ne parte pas"),
        "{:?}",
        sitting.words()
    );
    sitting.click("Je demande");
    sitting.click("Oui, d'accord");
    // Another code is no yes, and another try stays open.
    sitting.keys(&[Enter; 4]);
    assert!(sitting.trouble().now().is_some());
    sitting.press(Enter);
    assert!(sitting.reads("Ben, montre tes quatre images"), "{:?}", sitting.words());
    show_code(&mut sitting);
    assert!(sitting.reads("Envoyer ta demande"), "{:?}", sitting.words());
}

#[test]
fn after_a_receipt_the_way_on_leads_to_whoever_sat_beside() {
    let mut sitting = sitting_with_code();
    for (_, open) in states().into_iter().chain(receipts()) {
        open(&mut sitting);
    }
    sitting.press(Escape);
    // Back from the code is back at the receipt.
    assert!(sitting.reads("Ton code"), "{:?}", sitting.words());
    sitting.click("Au tour de Ben");
    show_code(&mut sitting);
    assert_eq!((sitting.screen(), sitting.back().debrief.seat()), (Screen::Tell, 1));
    // Once everybody has asked, nobody is named.
    to_claim(&mut sitting);
    sitting.click("Je demande");
    while sitting.screen() != Screen::Receipt {
        let yes = if sitting.reads("Oui, d'accord") {
            "Oui, d'accord"
        } else {
            "Oui, j'envoie"
        };
        sitting.click(yes);
    }
    assert!(!sitting.reads("Au tour de"), "{:?}", sitting.words());
}

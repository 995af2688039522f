//! « Le bon plan », lived by two at one keyboard: what each alone saw is laid, news come, both choose, and each asks for a
//! badge for what they did themselves.

use crate::halves::{Key, choose, key, send_having_asked, sit_down_with_soleil};
use crate::learner::Player;
use crate::place::Place;

/// What somebody saw behind the curtain: clue, place, and whether nobody else did.
type Picture = (String, String, bool);

/// Both join and have seen the places.
fn gather(player: &mut Player) {
    player.wait("asked of 0: join");
    for chosen in ["here", "ready"] {
        for seat in 0..2 {
            player.press_until(key(seat, Key::Act), &format!("chosen by {seat}: {chosen}"));
        }
        player.picture(chosen);
    }
}

/// Somebody looks behind the curtain and shuts it.
fn look(player: &mut Player, seat: usize) -> Vec<Picture> {
    player.press_until(key(seat, Key::Act), &format!("chosen by {seat}: open_curtain"));
    player.wait("behind the curtain: ");
    let said = player.last("behind the curtain: ").expect("pictures");
    player.picture("behind");
    player.press_until(key(seat, Key::Act), &format!("chosen by {seat}: close_curtain"));
    let mut words = said.split(' ');
    assert_eq!(words.next(), Some((seat + 1).to_string().as_str()));
    let pictures = words.map(|picture| {
        let (clue, place) = picture.split_once('@').expect("a clue at a place");
        (
            clue.to_owned(),
            place.trim_end_matches('!').to_owned(),
            place.ends_with('!'),
        )
    });
    pictures.collect()
}

/// Takes the card that is the thing to take now, and lays it where it was seen.
fn lay(player: &mut Player, seat: usize, (clue, place, _): &Picture) {
    player.press_until(key(seat, Key::Act), &format!("chosen by {seat}: {clue}"));
    choose(player, seat, &format!("lay_{place}"));
    player.picture("laid");
}

#[test]
fn two_at_one_keyboard_choose_a_place_and_each_asks_for_a_badge() {
    let place = Place::open("Le bon plan");
    let mut player = place.sit_down();
    player.arrive("Le bon plan");
    sit_down_with_soleil(&mut player);
    gather(&mut player);
    let seen = [look(&mut player, 0), look(&mut player, 1)];
    for (seat, seen) in seen.iter().enumerate() {
        assert_eq!(seen.len(), 4, "{seen:?}");
        let mine = seen.iter().find(|(_, _, alone)| *alone).expect("what nobody else saw");
        lay(&mut player, seat, mine);
    }
    // Agreed too early: news come first, for one of the two.
    choose(&mut player, 0, "choose_barn");
    player.press_until(key(1, Key::Ask), "said by 1: ask");
    choose(&mut player, 1, "choose_barn");
    player.wait(": news_for_me");
    let told = player.last(": news_for_me").is_some() && player.last("asked of 1: ").as_deref() == Some("news_for_me");
    let teller = usize::from(told);
    player.picture("news");
    let news = look(&mut player, teller);
    assert_eq!(news.len(), 1, "{news:?}");
    lay(&mut player, teller, &news[0]);
    player.press_until(
        key(1 - teller, Key::Received),
        &format!("said by {}: acknowledge", 1 - teller),
    );
    choose(&mut player, 0, "choose_shore");
    player.picture("chosen-shore");
    choose(&mut player, 1, "choose_shore");
    player.wait("asked of 0: scene_");
    player.picture("day");
    player.stop();

    let brings = "J'apporte la nouvelle sur la table avant de choisir.";
    let weighs = "Après une nouvelle, j'en reparle avant de choisir.";
    let own = "Je mets sur la table ce que personne d'autre n'a vu.";
    let together = "Je choisis un lieu avec les autres.";
    let people = [
        ("Lune", "Soleil", "On a vu la mer."),
        ("Soleil", "Lune", "On s'est écoutés."),
    ];
    let mut asked = 0;
    for (seat, (name, other, account)) in people.into_iter().enumerate() {
        if seat == 0 {
            player.press_until("Up", &format!("focus: {name}"));
        } else {
            player.picture("receipt-next");
        }
        player.go("tell");
        let news = if seat == teller { brings } else { weighs };
        player.tell_and_ask(account, &[own, news, together], 1);
        asked += usize::from(send_having_asked(&mut player));
        let page = place.open_claim();
        place
            .browser
            .screenshot(&place.pictures.join(format!("page-claim-{seat}.png")));
        assert!(page.contains(account) && page.contains(together), "{page}");
        assert!(
            !page.contains(own) && !page.contains(news),
            "what was not shown is not there:\n{page}"
        );
        assert!(!page.contains(other), "nobody beside is named:\n{page}");
        assert!(place.browser.has("svg"), "the clip of the moment is drawn");
        place.issue("Vous avez choisi ensemble.");
        assert_eq!(place.verified_badges(seat + 1).len(), seat + 1);
    }
    assert!(
        asked > 0,
        "whoever answered news shows the act of the one who brought it"
    );
}

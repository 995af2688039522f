//! Every screen in each state that is worth a look, and how one comes to it.

use KeyCode::Enter;
use bevy::prelude::*;
use station::{Code, Picture, Players, ProfileId, Station};

use super::{Sitting, premier_vol};
use crate::devices::Hand;
use crate::play::Pause;
use crate::screens::screen::Screen;

/// What somebody wrote: long enough to fill a page.
pub(in crate::screens) const LONG: &str = "J'ai regardé le drone de près avant de partir, puis j'ai attendu le feu vert. Le vent a poussé le drone \
                               et je l'ai ramené vers le milieu. Un poteau était couché : je l'ai dit, et je suis passé au suivant.";

/// The pictures that somebody with a code shows.
pub(in crate::screens) const CODE: Code = [Picture::Kite, Picture::Heron, Picture::Lighthouse, Picture::Fox];

/// Somebody plays half a second, and the power goes.
pub(in crate::screens) fn interrupted(station: &mut Station, doer: &ProfileId, witness: Option<&ProfileId>) {
    let players = Players::new(doer.clone(), witness.cloned());
    let mut playing = station.begin(premier_vol(), players, Vec::new()).unwrap();
    for _ in 0..30 {
        playing.tick(&[simulation::SeatInput::default()]).unwrap();
    }
}

/// Twelve young people, one of them with a code; the sessions of two were cut short.
pub(in crate::screens) fn twelve(station: &mut Station) {
    let names = [
        "Ana", "Bilal", "Chloé", "Dounia", "Enzo", "Fatou", "Gabin", "Hana", "Ilan", "Jade", "Kenza",
    ];
    let mut people = Vec::new();
    for (index, name) in names.into_iter().enumerate() {
        people.push(station.create_profile(name, Picture::ALL[index], None).unwrap());
    }
    let coded = station.create_profile("Abel au code secret 24", Picture::Drum, Some(&CODE));
    people.push(coded.unwrap());
    interrupted(station, &people[3], None);
    // Which of the two is the newest is told in seconds.
    std::thread::sleep(std::time::Duration::from_millis(1_200));
    interrupted(station, &people[11], Some(&people[0]));
}

/// Who is called so.
pub(in crate::screens) fn id(sitting: &mut Sitting, name: &str) -> ProfileId {
    let profiles = sitting.desk().station.profiles();
    profiles.into_iter().find(|p| p.pseudonym == name).unwrap().id
}

/// A page and how one comes to it.
pub(in crate::screens) type Page = (&'static str, fn(&mut Sitting));

/// The pages before play, each with what a station of twelve shows there.
pub(in crate::screens) fn before_play() -> Vec<Page> {
    fn come(sitting: &mut Sitting, who: &str, witness: Option<&str>) {
        let doer = id(sitting, who);
        let witness = witness.map(|name| id(sitting, name));
        sitting.visit().come(&doer);
        sitting.visit().witness = witness;
    }
    // From another page, so that the focus begins anew.
    fn open(sitting: &mut Sitting, screen: Screen) {
        sitting.go(Screen::Settings);
        sitting.go(screen);
    }
    let pages: [Page; 16] = [
        ("welcome, nobody", |sitting| {
            *sitting.visit() = crate::desk::Visit::default();
            open(sitting, Screen::Welcome);
        }),
        ("welcome, somebody", |sitting| {
            come(sitting, "Ana", None);
            open(sitting, Screen::Welcome);
        }),
        ("welcome, interrupted", |sitting| {
            come(sitting, "Dounia", None);
            open(sitting, Screen::Welcome);
        }),
        ("welcome, code", |sitting| {
            *sitting.visit() = crate::desk::Visit::default();
            open(sitting, Screen::Welcome);
            sitting.press(Enter);
            assert!(sitting.reads("quatre images"), "{:?}", sitting.words());
        }),
        ("arrive", |sitting| open(sitting, Screen::Arrive)),
        ("pair, alone", |sitting| {
            come(sitting, "Ana", None);
            open(sitting, Screen::Pair);
        }),
        ("pair, two", |sitting| {
            come(sitting, "Ana", Some("Abel au code secret 24"));
            open(sitting, Screen::Pair);
        }),
        ("situations", |sitting| open(sitting, Screen::Situations)),
        ("briefing", |sitting| {
            come(sitting, "Ana", Some("Abel au code secret 24"));
            sitting.visit().scenario = Some(premier_vol());
            open(sitting, Screen::Briefing);
        }),
        ("looked, two", |sitting| {
            open(sitting, Screen::Briefing);
            sitting.press(Enter);
        }),
        ("looked, alone", |sitting| {
            come(sitting, "Bilal", None);
            sitting.visit().scenario = Some(premier_vol());
            open(sitting, Screen::Briefing);
            sitting.press(Enter);
        }),
        ("trouble", |sitting| {
            open(sitting, Screen::Welcome);
            sitting
                .trouble()
                .tell("Ce disque est plein. Fais de la place, puis recommence. ".repeat(6));
            sitting.settle();
        }),
        ("requests, none", |sitting| {
            sitting.trouble().read();
            open(sitting, Screen::Requests);
        }),
        ("mine, nothing", |sitting| open(sitting, Screen::Mine)),
        ("venue", |sitting| open(sitting, Screen::Venue)),
        ("venue, locked", |sitting| {
            sitting.desk().station.set_animator_pin(None, "2468").unwrap();
            sitting.go(Screen::Welcome);
            open(sitting, Screen::Venue);
        }),
    ];
    pages.to_vec()
}

/// The pages of looking back; « Premier vol » was flown to its end.
pub(in crate::screens) fn looking_back() -> Vec<Page> {
    let pages: [Page; 12] = [
        ("tell", |sitting| sitting.play(true)),
        ("name", |sitting| {
            sitting.back().debrief.tell(LONG).unwrap();
            sitting.go(Screen::Name);
        }),
        ("self-assess", |sitting| sitting.go(Screen::SelfAssess)),
        ("look", |sitting| {
            sitting.back().debrief.keep().unwrap();
            sitting.go(Screen::Look);
        }),
        ("choose", |sitting| {
            let mut back = sitting.back();
            back.debrief.to_claim(true).unwrap();
            let rows = back.debrief.seen().unwrap();
            for (row, moment) in rows.iter().filter_map(|row| Some((row, row.observations.first()?))) {
                back.debrief.choose(&row.row, moment.attempt, true).unwrap();
            }
            sitting.go(Screen::Choose);
        }),
        ("ask", |sitting| sitting.go(Screen::Ask)),
        ("end", |sitting| sitting.go(Screen::End)),
        ("receipt", |sitting| {
            let mut back = sitting.back();
            let badge = back.scenario.badges[0].id.clone();
            let extent = situation::selection::Extent::Extracts;
            back.receipt = Some(back.debrief.ask(&badge, extent, None).unwrap());
            sitting.go(Screen::Receipt);
        }),
        ("requests", |sitting| sitting.go(Screen::Requests)),
        ("one request", |sitting| {
            sitting.go(Screen::Requests);
            sitting.press(KeyCode::Enter);
        }),
        ("mine", |sitting| sitting.go(Screen::Mine)),
        ("settings", |sitting| sitting.go(Screen::Settings)),
    ];
    pages.to_vec()
}

/// What covers a page, and the letters on hands without a keyboard.
pub(in crate::screens) fn covered() -> Vec<Page> {
    let pages: [Page; 3] = [
        ("letters", |sitting| {
            sitting.go(Screen::Arrive);
            sitting.take(Hand::Gamepad);
            sitting.open_letters();
            assert!(sitting.reads("ABC"), "{:?}", sitting.words());
        }),
        ("arrive, code", |sitting| {
            sitting.go(Screen::Welcome);
            sitting.go(Screen::Arrive);
            sitting.click("Garder mes séances");
            assert!(sitting.reads("Choisis quatre images"), "{:?}", sitting.words());
        }),
        ("sure", |sitting| {
            sitting.play(true);
            sitting.back().debrief.tell(LONG).unwrap();
            sitting.back().debrief.keep().unwrap();
            sitting.back().debrief.to_claim(true).unwrap();
            sitting.go(Screen::Choose);
            sitting.go(Screen::Ask);
            sitting.press(Enter);
            assert!(
                sitting.place_of("game-ask-sure-title").is_some(),
                "{:?}",
                sitting.words()
            );
        }),
    ];
    pages.to_vec()
}

/// A station that is linked to an organisation, and what has come back from it.
pub(in crate::screens) fn answered() -> Vec<Page> {
    let pages: [Page; 5] = [
        ("ask, linked", |sitting| {
            sitting.pair();
            sitting.play(true);
            sitting.back().debrief.keep().unwrap();
            sitting.back().debrief.to_claim(true).unwrap();
            sitting.go(Screen::Choose);
            sitting.go(Screen::Ask);
        }),
        ("welcome, news", |sitting| {
            let mut back = sitting.back();
            let badge = back.scenario.badges[0].id.clone();
            back.debrief
                .ask(&badge, situation::selection::Extent::Extracts, None)
                .unwrap();
            sitting.answer_requests();
            sitting.go(Screen::Welcome);
        }),
        ("requests, answered", |sitting| sitting.go(Screen::Requests)),
        ("one request, answered", |sitting| {
            sitting.press(Enter);
            assert!(sitting.reads("Ana Perrin"), "{:?}", sitting.words());
        }),
        ("venue, linked", |sitting| sitting.go(Screen::Venue)),
    ];
    pages.to_vec()
}

/// What stands over the picture in play, and what stops it.
pub(in crate::screens) fn stopped() -> Vec<Page> {
    let pages: [Page; 6] = [
        ("pause", |sitting| sitting.stand(Some(Pause::Asked))),
        ("pause, gamepad", |sitting| {
            sitting.take(Hand::Gamepad);
            sitting.stand(Some(Pause::GamepadGone));
        }),
        ("need", |sitting| sitting.stand(Some(Pause::Needed))),
        ("count-in", |sitting| {
            sitting.stand(Some(Pause::CountIn { left_s: 2.5 }));
        }),
        ("leaving", |sitting| {
            sitting.take(Hand::Keyboard);
            sitting.stand(Some(Pause::Asked));
            sitting.press(KeyCode::ArrowLeft);
            sitting.press(Enter);
        }),
        ("pause, animator", |sitting| {
            sitting.desk().station.set_animator_pin(None, "2468").unwrap();
            sitting.stand(None);
            sitting.stand(Some(Pause::Asked));
            let code = sitting.place_of("game-venue-pin-hint").unwrap();
            sitting.tap_at(code.center());
            sitting.write("2468");
        }),
    ];
    pages.to_vec()
}

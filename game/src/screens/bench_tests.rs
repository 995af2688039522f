//! « Le nichoir » is made to the spring with a gamepad alone, its buttons and sticks injected where a driver would report
//! them; and what a mouse does there.

use std::time::Duration;

use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy_egui::egui::Pos2;
use simulation::workshop::Workshop;
use wording::Language;

use super::screen::Screen;
use super::sitting::maker::{Maker, played};
use super::sitting::thumbs::Thumbs;
use super::sitting::{PAGES, Sitting, nichoir};
use crate::play::Session;

fn workshop<T>(thumbs: &mut Thumbs, read: impl FnOnce(&Workshop) -> T) -> Option<T> {
    played(&mut thumbs.sitting, |activity| {
        activity.as_any().downcast_ref().map(read)
    })
    .flatten()
}

#[test]
fn the_birdhouse_is_made_with_a_gamepad_alone() {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    sitting.take_place(&nichoir());
    let mut thumbs = Thumbs::at(sitting);
    let mut maker = Maker::default();
    let mut first_piece_s = None;
    for _ in 0..4000 {
        let state = workshop(&mut thumbs, |workshop| {
            let cut = workshop.step_is_done(2);
            (workshop.tick() as f32 / 60.0, cut, workshop.handed_over())
        });
        let Some((now, cut, handed_over)) = state else { break };
        if cut && first_piece_s.is_none() {
            first_piece_s = Some(now);
        }
        if handed_over.is_some() {
            break;
        }
        maker.act(&mut thumbs);
    }
    let first = first_piece_s.expect("a first piece was cut");
    assert!(first < 180.0, "the first piece took {first} s");
    let (made_s, whole) = workshop(&mut thumbs, |workshop| {
        (workshop.tick() as f32 / 60.0, workshop.object_is_whole())
    })
    .expect("it goes on to the spring");
    assert!(whole, "asked: {:?}", thumbs.sitting.asked());
    println!(
        "first piece after {first:.0} s, handed over after {made_s:.0} s, {} presses",
        thumbs.presses
    );
    // Whoever goes on pressing sees the tenant all the same.
    let mut spring_s = 0.0;
    while thumbs.sitting.screen() == Screen::Play && spring_s < 40.0 {
        thumbs.press(GamepadButton::South, 0.25);
        spring_s += 0.5;
    }
    assert_eq!(thumbs.sitting.screen(), Screen::End);
    assert!(spring_s > 14.0, "the spring took {spring_s} s");
}

/// Somebody with a mouse; a frame lasts a tenth of a second.
fn with_a_mouse() -> Sitting {
    let mut sitting = Sitting::at_door(Language::French, PAGES[0], |_| {});
    sitting.take_place(&nichoir());
    go_on(&mut sitting);
    sitting
}

/// Time passes from here on.
fn go_on(sitting: &mut Sitting) {
    let frame = Duration::from_millis(100);
    sitting.app().insert_resource(TimeUpdateStrategy::ManualDuration(frame));
    sitting.settle();
}

#[test]
fn a_click_on_a_verb_within_one_frame_is_heard_once() {
    let mut sitting = with_a_mouse();
    assert!(!sitting.reads("Demander"));
    // The verb at the right of the wheel.
    let at = Pos2::new(126.0 + 62.0, PAGES[0].y - 126.0);
    sitting.tap_at(at);
    sitting.frame();
    sitting.frame();
    assert!(sitting.reads("Demander"), "{:?}", sitting.words());
    let session = sitting.app().world().resource::<Session>();
    assert!(session.pause().is_none());
}

#[test]
fn a_page_of_the_sheet_is_turned_on_and_on_in_one_place() {
    let mut sitting = with_a_mouse();
    sitting.choose("sheet");
    go_on(&mut sitting);
    assert!(sitting.reads("1 sur 4"), "{:?}", sitting.words());
    let on = |sitting: &Sitting| {
        let found = sitting.written.iter().find(|written| written.words == "Après");
        found.map(|written| written.place.center())
    };
    let first = on(&sitting).expect("a way on");
    for page in 2..=4 {
        assert_eq!(on(&sitting), Some(first));
        sitting.tap_at(first);
        sitting.settle();
        assert!(sitting.reads(&format!("{page} sur 4")), "{:?}", sitting.words());
    }
    // Past the last page the same place does nothing.
    sitting.tap_at(first);
    sitting.settle();
    assert!(sitting.reads("4 sur 4"), "{:?}", sitting.words());
}

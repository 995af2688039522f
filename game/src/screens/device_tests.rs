//! Whole sessions at the bench and at the line, each with one device alone.

use bevy::prelude::*;
use simulation::workshop::line::Line;
use simulation::workshop::{Doing, Workshop};
use wording::Language;

use super::screen::Screen;
use super::sitting::maker::{Device, Maker, played};
use super::sitting::mouse::Mouse;
use super::sitting::thumbs::Thumbs;
use super::sitting::{PAGES, Sitting, shipped};
use crate::play::{Pause, Session};

/// Somebody who has just begun a situation that they see.
fn at(situation: &str) -> Sitting {
    let mut sitting = Sitting::seeing(Language::French, PAGES[0]);
    sitting.take_place(&shipped(situation));
    sitting
}

fn workshop<T>(sitting: &mut Sitting, read: impl FnOnce(&Workshop) -> T) -> T {
    played(sitting, |activity| activity.as_any().downcast_ref().map(read))
        .flatten()
        .unwrap()
}

/// Where what is said to be done ends on the page, where it is said.
fn said_as_done(sitting: &Sitting) -> Option<f32> {
    let said = sitting
        .written
        .iter()
        .find(|written| written.words.starts_with("Fait"))?;
    Some(said.place.bottom())
}

/// Goes on until the toolbox was made and handed over, then to the end.
fn make_the_toolbox(device: &mut impl Device) {
    let mut maker = Maker::default();
    let (mut handed_over, mut lowest) = (false, 0.0_f32);
    for _ in 0..4000 {
        handed_over = workshop(device.sitting(), |workshop| workshop.handed_over().is_some());
        if handed_over {
            break;
        }
        maker.act(device);
        lowest = lowest.max(said_as_done(device.sitting()).unwrap_or_default());
    }
    // It lies above the picture: over nobody, and over nothing that a hand is at.
    let top = crate::play::room::picture(device.sitting().whole(), None).top();
    assert!(lowest > 80.0 && lowest <= top, "{lowest} below {top}");
    assert!(handed_over, "asked: {:?}", device.sitting().asked());
    assert!(workshop(device.sitting(), Workshop::object_is_whole));
    maker.go_through(device, 60);
}

#[test]
fn the_toolbox_is_made_with_a_gamepad_alone() {
    let mut thumbs = Thumbs::at(at("l-imprevu"));
    make_the_toolbox(&mut thumbs);
    println!("{} presses", thumbs.presses);
}

#[test]
fn the_toolbox_is_made_with_a_mouse_alone() {
    make_the_toolbox(&mut Mouse::at(at("l-imprevu")));
}

/// Sorts, finds the cause, lays the post out, to the reveal, then to the end.
fn go_through_the_line(device: &mut impl Device) {
    let mut maker = Maker::default();
    let state = |device: &mut dyn Device| {
        played(device.sitting(), |activity| {
            let line: &Line = activity.as_any().downcast_ref()?;
            Some((
                line.revealed_s().is_some(),
                line.is_put_right(),
                line.moves(),
                line.trays(),
            ))
        })
        .flatten()
        .unwrap()
    };
    for _ in 0..600 {
        if state(device).0 {
            break;
        }
        maker.act(device);
    }
    let (revealed, put_right, moves, trays) = state(device);
    assert!(revealed, "asked: {:?}", device.sitting().asked());
    assert!(put_right && moves > 0, "{moves} moves");
    assert!(trays[0] >= 20 && trays[2] >= 1, "{trays:?}");
    maker.go_through(device, 60);
}

#[test]
fn the_line_is_gone_through_with_a_gamepad_alone() {
    go_through_the_line(&mut Thumbs::at(at("la-ligne")));
}

#[test]
fn the_line_is_gone_through_with_a_mouse_alone() {
    go_through_the_line(&mut Mouse::at(at("la-ligne")));
}

#[test]
fn a_gamepad_that_is_lost_while_the_saw_goes_stops_time_and_the_cut_is_whole() {
    let mut thumbs = Thumbs::at(at("l-imprevu"));
    let mut maker = Maker::default();
    let doing = |thumbs: &mut Thumbs| workshop(&mut thumbs.sitting, Workshop::doing);
    for _ in 0..400 {
        if doing(&mut thumbs) == Doing::Sawing {
            break;
        }
        maker.act(&mut thumbs);
    }
    assert_eq!(doing(&mut thumbs), Doing::Sawing);
    // The button that acts is down as the cable comes out.
    thumbs.button(GamepadButton::South, true);
    thumbs.frames(0.05);
    let gone = thumbs.pad;
    thumbs.sitting.app().world_mut().despawn(gone);
    thumbs.frames(0.5);
    let now = |thumbs: &mut Thumbs| {
        let session = thumbs.sitting.app().world().resource::<Session>();
        (session.pause(), session.run().tick())
    };
    let (pause, tick) = now(&mut thumbs);
    assert_eq!(pause, Some(Pause::GamepadGone));
    assert!(
        thumbs.sitting.reads("Manette débranchée"),
        "{:?}",
        thumbs.sitting.words()
    );
    thumbs.frames(2.0);
    assert_eq!(now(&mut thumbs), (pause, tick), "time stands");
    // Another one is plugged in; the saw goes on from where it was, and the piece is as long as it would have been.
    thumbs.pad = thumbs.sitting.app().world_mut().spawn(Gamepad::default()).id();
    thumbs.frames(0.5);
    for _ in 0..8 {
        if now(&mut thumbs).0.is_none() {
            break;
        }
        thumbs.press(GamepadButton::South, 0.1);
        thumbs.frames(1.0);
    }
    assert_eq!(now(&mut thumbs).0, None, "{:?}", thumbs.sitting.words());
    thumbs.frames(4.0);
    let cut = |workshop: &Workshop| workshop.pieces().iter().filter(|piece| piece.sawn > 0).count();
    assert!(workshop(&mut thumbs.sitting, cut) > 0);
    assert_ne!(doing(&mut thumbs), Doing::Sawing);
    thumbs.press(GamepadButton::Start, 0.2);
    thumbs.sitting.click("Arrêter ici");
    thumbs.sitting.click("Oui, arrêter");
    assert_eq!(thumbs.sitting.screen(), Screen::End);
    // Who comes back later finds it only where what was written replays to the same, block by block.
    thumbs.sitting.go(Screen::Welcome);
    thumbs.sitting.click("Reprendre L'imprévu");
    assert_eq!(thumbs.sitting.screen(), Screen::Tell);
    assert!(thumbs.sitting.back().ticks > tick);
}

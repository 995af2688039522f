//! A moment that is played: one sheet, and over it what each instant has of its own, of which one is shown.

use std::fmt::Write as _;

use simulation::Tick;
use situation::drawing::{Drawing, Shape, Track};

use super::Sheet;

/// Most instants, and the least between two, ticks: five pictures a second of a quarter of a minute.
const MOST: u32 = 75;
const LEAST: u32 = 12;

/// The instants that a moment is gone through by; the first and the last tick are among them.
pub(crate) fn instants(track: &Track) -> Vec<Tick> {
    let every = (track.last - track.first).div_ceil(MOST).max(LEAST);
    let mut ticks: Vec<Tick> = (track.first..track.last).step_by(every as usize).collect();
    ticks.push(track.last);
    ticks
}

/// The instants as groups that are not displayed; whoever plays them shows one.
pub(crate) fn film(sheet: &Sheet) -> String {
    let ticks = instants(sheet.track);
    let drawings: Vec<Drawing> = ticks.iter().map(|tick| sheet.drawing(Some(*tick))).collect();
    let Some((first, others)) = drawings.split_first() else {
        return String::new();
    };
    let stays = |shape: &&Shape| others.iter().all(|drawing| drawing.shapes.contains(shape));
    let shared: Vec<&Shape> = first.shapes.iter().filter(stays).collect();
    let page = sheet.page();
    let mut svg = sheet.opened(first);
    page.shapes(&mut svg, first.text, shared.iter().copied());
    for (tick, drawing) in ticks.iter().zip(&drawings) {
        // Writing into a string cannot fail.
        let _ = write!(svg, "<g data-tick=\"{tick}\" display=\"none\">");
        let own = drawing.shapes.iter().filter(|shape| !shared.contains(shape));
        page.shapes(&mut svg, drawing.text, own);
        svg.push_str("</g>");
    }
    svg.push_str("</svg>");
    svg
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use simulation::{Picture, Plan, Token};
    use situation::clip::Frame;
    use situation::drawing::Evidence;
    use wording::Language;

    use super::*;
    use crate::words::Words;

    fn flight(ticks: u32) -> Track {
        let frames: Vec<Frame> = (0..=ticks)
            .map(|t| Frame {
                tick: 600 + t,
                picture: Picture::Plan(Plan {
                    fixed: Vec::new(),
                    moving: vec![Token {
                        name: "drone".to_owned(),
                        seat: Some(0),
                        position: [f64::from(t) / 40.0, 0.0, 1.0],
                        heading: Some(0.0),
                    }],
                }),
            })
            .collect();
        Track::of(&frames).expect("frames")
    }

    #[test]
    fn a_film_begins_and_ends_with_its_moment_and_is_never_long() {
        assert_eq!(instants(&flight(30)), [600, 612, 624, 630]);
        let long = instants(&flight(20_000));
        assert!(long.len() <= MOST as usize + 1, "{}", long.len());
        assert_eq!((long.first(), long.last()), (Some(&600), Some(&20_600)));
    }

    #[test]
    fn what_stays_is_written_once_and_each_instant_has_its_own() {
        let track = flight(120);
        let sheet = Sheet {
            track: &track,
            evidence: Evidence {
                from: 630,
                to: 660,
                seat: Some(0),
            },
            names: &BTreeMap::new(),
            id: "m",
            words: Words::in_language(Language::French),
        };
        let svg = film(&sheet);
        assert_eq!(svg.matches("<g data-tick=").count(), instants(&track).len());
        assert_eq!(svg.matches("<title").count(), 1);
        let groups: Vec<&str> = svg.split("<g data-tick=").skip(1).collect();
        assert!(
            groups
                .windows(2)
                .all(|two| two[0].split_once('>') != two[1].split_once('>'))
        );
        assert!(svg.len() < 200_000, "{}", svg.len());
    }
}

//! The track of a moment as a claim keeps it: what happened, not its drawing, so that a better drawing reaches claims that
//! are there already. The form that is written stands apart from what is drawn, and has a version.

mod stored;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use situation::drawing::{MOST_POINTS, Track};
use situation::text::Text;

use self::stored::Stored;
use crate::encoding::{base64url, from_base64url};

/// The form that is written here.
const VERSION: u16 = 1;
/// Most bytes that a moment's track takes in its claim.
pub(crate) const MOST_BYTES: usize = 64 * 1024;

/// A track in a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct KeptTrack {
    /// 1.
    version: u16,
    /// postcard of [`Stored`], base64url.
    track: String,
    /// Words of the names in it, as far as the scenario had any.
    pub(crate) words: BTreeMap<String, Text>,
}

/// A track that this program cannot read.
#[derive(Debug, thiserror::Error)]
pub(crate) enum UnreadableTrack {
    /// Written by a later program.
    #[error("its version is {0}")]
    Version(u16),
    /// Damaged.
    #[error("its bytes are not those of a track")]
    Bytes,
}

impl KeptTrack {
    /// Keeps `track`, as finely as [`MOST_BYTES`] allow; `None` where even the coarsest is too large.
    pub(crate) fn of(track: &Track, words: &BTreeMap<String, Text>) -> Option<Self> {
        let sizes = std::iter::successors(Some(MOST_POINTS), |points| Some(points / 2).filter(|half| *half > 4));
        sizes.into_iter().find_map(|points| {
            let track = track.coarser(points);
            let stored = postcard::to_allocvec(&Stored::of(&track));
            let stored = stored.expect("numbers, texts and lists that know their length are written into memory");
            let names = track.names();
            let kept = Self {
                version: VERSION,
                track: base64url(&stored),
                words: words
                    .iter()
                    .filter(|(name, _)| names.contains(name.as_str()))
                    .map(|(name, text)| (name.clone(), text.clone()))
                    .collect(),
            };
            let size = serde_json::to_string(&kept)
                .expect("maps from text to text are JSON")
                .len();
            (size <= MOST_BYTES).then_some(kept)
        })
    }

    /// What happened.
    ///
    /// # Errors
    /// Where it is of another version, or damaged.
    pub(crate) fn track(&self) -> Result<Track, UnreadableTrack> {
        if self.version != VERSION {
            return Err(UnreadableTrack::Version(self.version));
        }
        let bytes = from_base64url(&self.track).ok_or(UnreadableTrack::Bytes)?;
        let stored: Stored = postcard::from_bytes(&bytes).map_err(|_| UnreadableTrack::Bytes)?;
        if stored.first > stored.last {
            return Err(UnreadableTrack::Bytes);
        }
        Ok(stored.track())
    }
}

#[cfg(test)]
mod tests {
    use simulation::{Board, Cell, Lane, Picture, Plan, PlanShape, Token};
    use situation::clip::Frame;
    use situation::drawing::Kind;

    use super::*;

    fn kept(pictures: impl IntoIterator<Item = Picture>) -> (Track, KeptTrack) {
        let frames = pictures.into_iter().zip(0..).map(|(picture, i)| Frame {
            tick: 1_000 + 2 * i,
            picture,
        });
        let track = Track::of(&frames.collect::<Vec<_>>()).expect("frames");
        let kept = KeptTrack::of(&track, &BTreeMap::new()).expect("it fits");
        assert!(serde_json::to_string(&kept).expect("JSON").len() <= MOST_BYTES);
        (track, kept)
    }

    fn plan(t: u32, seats: u8) -> Picture {
        let t = f64::from(t) / 10.0;
        Picture::Plan(Plan {
            fixed: vec![
                PlanShape::Circle {
                    name: "pad".to_owned(),
                    centre: [-1.5, 2.25],
                    radius: 0.5,
                },
                PlanShape::Rectangle {
                    name: "cage".to_owned(),
                    centre: [0.0, 0.0],
                    half: [6.0, 4.5],
                },
            ],
            moving: (0..seats)
                .map(|seat| Token {
                    name: "drone".to_owned(),
                    seat: Some(seat),
                    position: [
                        5.0 * (t * f64::from(seat + 1)).sin(),
                        4.0 * (1.3 * t).cos(),
                        1.0 + (0.7 * t).sin(),
                    ],
                    heading: Some(t - 4.0),
                })
                .collect(),
        })
    }

    #[test]
    fn a_plan_comes_back_to_the_millimetre() {
        let (track, kept) = kept((0..300).map(|t| plan(t, 2)));
        let back = kept.track().expect("readable");
        let (Kind::Plan(was), Kind::Plan(is)) = (&track.kind, &back.kind) else {
            panic!("plans")
        };
        assert_eq!(
            (track.first, track.last, &was.fixed),
            (back.first, back.last, &is.fixed)
        );
        assert_eq!(was.paths.len(), is.paths.len());
        for (was, is) in was.paths.iter().zip(&is.paths) {
            assert_eq!(
                (&was.name, was.seat, was.runs.len()),
                (&is.name, is.seat, is.runs.len())
            );
            for (was, is) in was.places().zip(is.places()) {
                assert_eq!(was.tick, is.tick);
                assert!((0..3).all(|a| (was.position[a] - is.position[a]).abs() <= 0.000_5 + 1e-9));
                let turned = was.heading.expect("one") - is.heading.expect("one");
                assert!(turned.cos() > 0.999_99, "{turned}");
            }
        }
    }

    #[test]
    fn lanes_and_boards_come_back_as_they_were() {
        let lane = |t: u32| {
            let doing = ["drill", "saw", "wait"][(t as usize / 3) % 3];
            Picture::Lanes(vec![Lane {
                name: "hand".to_owned(),
                seat: Some(1),
                doing: (t % 7 > 1).then(|| doing.to_owned()),
            }])
        };
        let (track, lanes) = kept((0..100).map(lane));
        assert_eq!(lanes.track().expect("readable"), track);
        let board = |t: u32| {
            let cell = |at, name: &str, seat| Cell {
                at,
                name: name.to_owned(),
                seat,
            };
            let stays = cell([4, 4], "stone", None);
            Picture::Board(Board {
                size: [5, 5],
                cells: vec![cell([(t % 5) as u16, 0], "piece", Some(3)), stays],
            })
        };
        let (track, kept) = kept((0..20).map(board));
        assert_eq!(kept.track().expect("readable"), track);
    }

    #[test]
    fn a_long_wild_stretch_still_fits() {
        // Twelve of one seat each, turning fast: far more than a moment ever holds.
        let (track, kept) = kept((0..3_000).map(|t| plan(17 * t, 12)));
        let Kind::Plan(back) = kept.track().expect("readable").kind else {
            panic!("a plan")
        };
        assert_eq!(back.paths.len(), 12);
        assert_eq!(kept.track().expect("readable").last, track.last);
    }

    #[test]
    fn what_cannot_be_read_is_said_and_never_drawn() {
        let (_, kept) = kept((0..10).map(|t| plan(t, 1)));
        let later = KeptTrack {
            version: 2,
            ..kept.clone()
        };
        assert!(matches!(later.track(), Err(UnreadableTrack::Version(2))));
        let torn = KeptTrack {
            track: kept.track[..kept.track.len() / 2].to_owned(),
            ..kept
        };
        assert!(matches!(torn.track(), Err(UnreadableTrack::Bytes)));
    }

    #[test]
    fn what_was_written_in_version_1_is_read_for_ever() {
        let written =
            r#"{"version":1,"track":"6AfqBwABA3BhZLcXlCMB6AfoB-oHAQVkcm9uZQEBAQLoBwAA0A8AAtAPAAAA","words":{}}"#;
        let frames = [0.0, 1.0].into_iter().zip([1_000, 1_002]).map(|(x, tick)| Frame {
            tick,
            picture: Picture::Plan(Plan {
                fixed: vec![PlanShape::Circle {
                    name: "pad".to_owned(),
                    centre: [-1.5, 2.25],
                    radius: 0.5,
                }],
                moving: vec![Token {
                    name: "drone".to_owned(),
                    seat: Some(1),
                    position: [x, 0.0, 1.0],
                    heading: None,
                }],
            }),
        });
        let track = Track::of(&frames.collect::<Vec<_>>()).expect("frames");
        let kept: KeptTrack = serde_json::from_str(written).expect("JSON");
        assert_eq!(kept.track().expect("readable"), track);
        assert_eq!(KeptTrack::of(&track, &BTreeMap::new()), Some(kept));
    }
}

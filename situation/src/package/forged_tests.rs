//! Packages that a station with a key of its own could make up: rightly signed, and refused all the same.

use std::fs;
use std::sync::Arc;

use ed25519_dalek::SigningKey;

use super::commitment::{Commitments, Of, digest};
use super::sections::{self, SegmentSection};
use super::{PackageError, PackageInput, Place, build, read, recompute};
use crate::handover::{FILES, HandoverKind};
use crate::journal::{Journal, Mark, MarkRole, Seen, decode_block, encode_block};
use crate::live::LiveSession;
use crate::observe::{Marked, Observation};
use crate::record::record;
use crate::replay::ReplayError;
use crate::scenario::Scenario;
use crate::selection::{ChosenRow, Extent, Selection, SelfAnswer};

fn key() -> SigningKey {
    SigningKey::from_bytes(&[7; 32])
}

fn scenario() -> Arc<Scenario> {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in FILES {
        fs::write(folder.path().join(name), content).unwrap();
    }
    let registry = simulation::builtin().with(&HandoverKind);
    Arc::new(Scenario::load(folder.path(), &registry).0.unwrap())
}

/// The sections of an honest package, to be changed and signed again.
struct Honest {
    scenario: Arc<Scenario>,
    observations: Vec<Observation>,
    contents: Vec<Vec<u8>>,
}

const SELECTION: usize = 3;
const TABLE: usize = 5;
const SEGMENTS: usize = 6;
const MARKS: usize = 7;

impl Honest {
    fn new() -> Self {
        let scenario = scenario();
        let recording = record(Arc::clone(&scenario), "ordinary", 1, [1; 16]).unwrap();
        Self::of(scenario, &recording.journal, recording.observations, "answers_bell", 1)
    }

    /// Whose moment rests on a mark, made shortly before the second press of the first seat.
    fn with_mark() -> Self {
        let scenario = scenario();
        let mut live = LiveSession::start(Arc::clone(&scenario), 1, [1; 16]);
        let mut people = scenario.template.pilot("ordinary", 1, 2).unwrap();
        let mut inputs = [simulation::SeatInput::default(); 2];
        let (mut blocks, mut presses) = (Vec::new(), 0);
        while !live.is_over() {
            inputs.fill(simulation::SeatInput::default());
            people.act(live.run().activity(), &mut inputs);
            if inputs[0].choice != 0 {
                presses += 1;
                if presses == 2 {
                    live.mark(Mark {
                        row: "rephrases".to_owned(),
                        seat: 0,
                        role: MarkRole::Witness,
                        seen: Seen::Seen,
                        effective: live.ticks() - 20,
                        recorded: 0,
                    });
                }
            }
            live.tick(&inputs).unwrap();
            blocks.extend(live.take_block());
        }
        while let Some(block) = live.finish() {
            blocks.push(block);
        }
        let journal = Journal {
            header: live.header().clone(),
            blocks,
            end: crate::journal::End::Interrupted { dropped_bytes: 0 },
        };
        Self::of(scenario, &journal, live.observations().to_vec(), "rephrases_first", 0)
    }

    /// A package that shows one moment of a row of the first seat.
    fn of(scenario: Arc<Scenario>, journal: &Journal, observations: Vec<Observation>, row: &str, nth: usize) -> Self {
        let moment = observations
            .iter()
            .filter(|o| o.row == row && o.seat == 0)
            .nth(nth)
            .unwrap();
        let selection = Selection {
            seat: 0,
            badge: ("handover".to_owned(), 1),
            rows: vec![ChosenRow {
                row: row.to_owned(),
                moments: vec![moment.attempt],
                self_first: None,
                self_later: None,
                words: String::new(),
                people: Vec::new(),
            }],
            extent: Extent::Extracts,
            account: String::new(),
            named: String::new(),
            pseudonym: String::new(),
            language: "fr".to_owned(),
        };
        let input = PackageInput {
            scenario: &scenario,
            journal,
            selection: &selection,
            identity: None,
            claim_id: [1; 16],
            created_unix_s: 0,
        };
        let bytes = build(&input, &key()).unwrap();
        let opened = sections::open(&bytes).unwrap();
        let contents = opened.contents.iter().map(|c| c.to_vec()).collect();
        Self {
            scenario,
            observations,
            contents,
        }
    }

    fn edit<T: serde::Serialize + serde::de::DeserializeOwned>(&mut self, section: usize, edit: impl FnOnce(&mut T)) {
        let mut value = postcard::from_bytes(&self.contents[section]).unwrap();
        edit(&mut value);
        self.contents[section] = postcard::to_stdvec(&value).unwrap();
    }

    fn signed(&self) -> Vec<u8> {
        let contents: Vec<&[u8]> = self.contents.iter().map(Vec::as_slice).collect();
        sections::write(&contents.try_into().unwrap(), &key())
    }

    fn outcome(&self) -> Result<(), PackageError> {
        recompute(&read(&self.signed())?, &self.scenario).map(|_| ())
    }
}

#[test]
fn what_is_honest_passes() {
    assert_eq!(Honest::new().outcome(), Ok(()));
    assert_eq!(Honest::with_mark().outcome(), Ok(()));
}

#[test]
fn a_moment_whose_mark_was_taken_out_or_moved_is_refused() {
    let mut forged = Honest::with_mark();
    forged.edit(MARKS, |m: &mut Vec<Vec<Marked>>| {
        assert_eq!(m[0].len(), 1);
        m[0].clear();
    });
    let attempt = forged
        .observations
        .iter()
        .find(|o| o.row == "rephrases_first")
        .unwrap()
        .attempt;
    let row = "rephrases_first".to_owned();
    assert_eq!(forged.outcome(), Err(PackageError::MomentNotGiven { row, attempt }));
    // After the press it says nothing of what came before; the other seat's mark is nobody's here.
    let mut forged = Honest::with_mark();
    forged.edit(MARKS, |m: &mut Vec<Vec<Marked>>| m[0][0].effective = attempt + 1);
    assert!(matches!(forged.outcome(), Err(PackageError::MomentNotGiven { .. })));
}

#[test]
fn marks_that_no_chosen_moment_needs_are_refused() {
    let malformed = Err(PackageError::Malformed { place: Place::Marks });
    let with = |edit: &dyn Fn(&mut Vec<Vec<Marked>>)| {
        let mut forged = Honest::with_mark();
        forged.edit(MARKS, edit);
        forged.outcome()
    };
    assert_eq!(with(&|m| m[0][0].word = "encourages".to_owned()), malformed);
    assert_eq!(with(&|m| m[0][0].word = "nothing".to_owned()), malformed);
    assert_eq!(with(&|m| m[0][0].seat = 1), malformed, "the other seat's");
    assert_eq!(with(&|m| m[0][0].seat = 2), malformed, "no such seat");
    assert_eq!(with(&|m| m[0][0].effective = 1), malformed, "not disclosed");
    assert_eq!(
        with(&|m| {
            let again = m[0][0].clone();
            m[0].push(again);
        }),
        malformed,
        "twice"
    );
    assert_eq!(with(&|m| m.push(Vec::new())), malformed, "one list too many");
    assert_eq!(with(&Vec::clear), malformed, "one list too few");
    // Beside a moment that reads no marks there is none.
    let mut forged = Honest::new();
    let attempt = forged
        .observations
        .iter()
        .filter(|o| o.row == "answers_bell" && o.seat == 0);
    let effective = attempt.map(|o| o.attempt).nth(1).unwrap();
    forged.edit(MARKS, |m: &mut Vec<Vec<Marked>>| {
        m[0].push(Marked {
            effective,
            word: "rephrases".to_owned(),
            seat: 0,
        });
    });
    assert_eq!(forged.outcome(), malformed);
}

#[test]
fn an_older_version_with_marks_is_none() {
    let honest = Honest::with_mark();
    let mut bytes = honest.signed();
    bytes[8] = 1;
    assert_eq!(read(&bytes), Err(PackageError::Altered { place: Place::Seal }));
    bytes[8] = 3;
    assert_eq!(read(&bytes), Err(PackageError::Version { found: 3 }));
}

#[test]
fn a_moment_that_the_replay_does_not_give_is_refused() {
    let mut forged = Honest::new();
    let mut attempt = 0;
    forged.edit(SELECTION, |s: &mut Selection| {
        s.rows[0].moments[0] += 1;
        attempt = s.rows[0].moments[0];
    });
    assert_eq!(
        forged.outcome(),
        Err(PackageError::MomentNotGiven {
            row: "answers_bell".to_owned(),
            attempt
        })
    );
    // The other seat's moments, a row that people see, a row of no grid.
    let mut forged = Honest::new();
    forged.edit(SELECTION, |s: &mut Selection| s.seat = 1);
    assert!(matches!(forged.outcome(), Err(PackageError::MomentNotGiven { .. })));
    for row in ["rephrases", "nothing"] {
        let mut forged = Honest::new();
        forged.edit(SELECTION, |s: &mut Selection| s.rows[0].row = row.to_owned());
        assert_eq!(
            forged.outcome(),
            Err(PackageError::Malformed {
                place: Place::Selection
            })
        );
    }
}

#[test]
fn a_moment_that_is_not_disclosed_is_refused() {
    let mut forged = Honest::new();
    let hidden = forged
        .observations
        .iter()
        .find(|o| o.row == "answers_bell" && o.seat == 0)
        .unwrap()
        .attempt;
    forged.edit(SELECTION, |s: &mut Selection| s.rows[0].moments = vec![hidden]);
    assert!(matches!(forged.outcome(), Err(PackageError::MomentNotGiven { .. })));
}

#[test]
fn a_block_or_state_other_than_the_committed_one_is_refused() {
    let mut forged = Honest::new();
    let mut first = 0;
    forged.edit(SEGMENTS, |s: &mut Vec<SegmentSection>| {
        first = s[0].first_block;
        s[0].start_state[1] ^= 1;
    });
    assert_eq!(forged.outcome(), Err(PackageError::BrokenCommitment { block: first }));
    let mut forged = Honest::new();
    forged.edit(SEGMENTS, |s: &mut Vec<SegmentSection>| s[0].blocks[1].salt[0] ^= 1);
    assert_eq!(
        forged.outcome(),
        Err(PackageError::BrokenCommitment { block: first + 1 })
    );
}

#[test]
fn other_inputs_with_a_table_that_fits_do_not_replay() {
    let mut forged = Honest::new();
    let mut committed = None;
    forged.edit(SEGMENTS, |s: &mut Vec<SegmentSection>| {
        let index = s[0].first_block;
        let mut block = decode_block(&s[0].blocks[0].bytes, 2).unwrap();
        block.inputs[0][1].choice = 1;
        s[0].blocks[0].bytes = encode_block(&block);
        committed = Some((
            index,
            digest(Of::Block, index, &s[0].blocks[0].salt, &s[0].blocks[0].bytes),
        ));
    });
    let (index, block) = committed.unwrap();
    forged.edit(TABLE, |t: &mut Commitments| t.blocks[index as usize].block = block);
    assert_eq!(
        forged.outcome(),
        Err(PackageError::Replay(ReplayError::Diverged { block: index }))
    );
}

#[test]
fn a_made_up_start_does_not_replay() {
    let mut forged = Honest::new();
    let mut committed = None;
    forged.edit(SEGMENTS, |s: &mut Vec<SegmentSection>| {
        let index = s[0].first_block;
        // One more press on the other seat's count: the moment would still be given.
        let last = s[0].start_state.len() - 1;
        s[0].start_state[last] ^= 1;
        committed = Some((index, digest(Of::State, index, &s[0].state_salt, &s[0].start_state)));
    });
    let (index, state) = committed.unwrap();
    forged.edit(TABLE, |t: &mut Commitments| {
        t.blocks[index as usize].state_before = state;
    });
    assert!(
        matches!(forged.outcome(), Err(PackageError::Replay(_))),
        "{:?}",
        forged.outcome()
    );
}

#[test]
fn what_must_not_be_sent_is_refused_where_it_is_sent() {
    let malformed = |place| Err(PackageError::Malformed { place });
    let mut forged = Honest::new();
    forged.edit(SELECTION, |s: &mut Selection| {
        s.rows[0].self_first = Some(SelfAnswer::NotThisTime);
    });
    assert_eq!(forged.outcome(), malformed(Place::Selection));
    let mut forged = Honest::new();
    forged.edit(SELECTION, |s: &mut Selection| s.extent = Extent::Whole);
    assert_eq!(forged.outcome(), malformed(Place::Segments));
    let mut forged = Honest::new();
    forged.edit(TABLE, |t: &mut Commitments| t.ticks += 60);
    assert_eq!(forged.outcome(), malformed(Place::Commitments));
    let mut forged = Honest::new();
    forged.edit(TABLE, |t: &mut Commitments| t.ticks = u32::MAX);
    assert_eq!(forged.outcome(), Err(PackageError::TooLong));
    let mut forged = Honest::new();
    forged.contents[SELECTION].push(0);
    assert_eq!(forged.outcome(), malformed(Place::Selection));
    let mut forged = Honest::new();
    forged.edit(SEGMENTS, |s: &mut Vec<SegmentSection>| s[0].first_block = u32::MAX);
    assert_eq!(forged.outcome(), malformed(Place::Segments));
    let mut forged = Honest::new();
    forged.edit(SEGMENTS, |s: &mut Vec<SegmentSection>| s.push(s[0].clone()));
    assert_eq!(forged.outcome(), malformed(Place::Segments));
}

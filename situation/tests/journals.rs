//! Journals: whatever is cut off or damaged, what is read is what was written.

use std::sync::Arc;

use proptest::prelude::*;
use simulation::{SeatInput, Verb};
use situation::clip::Clip;
use situation::journal::{
    End, Journal, JournalError, JournalWriterState, Mark, MarkRole, Seen, encode_header, print_journal, read_journal,
};
use situation::live::{LiveError, LiveSession};
use situation::replay::{ReplayError, replay};

use crate::scenarios::{handover, handover_session, key};

#[test]
fn a_sealed_journal_is_read_as_it_was_written() {
    let recording = handover_session();
    let journal = read_journal(&recording.sealed(&key())).unwrap();
    assert_eq!(journal.blocks, recording.journal.blocks);
    assert_eq!(journal.header, recording.journal.header);
    assert_eq!(
        journal.end,
        End::Closed {
            station: key().verifying_key().to_bytes()
        }
    );
    assert_eq!(
        replay(&handover(), &journal).unwrap().observations,
        recording.observations
    );
}

#[test]
fn cut_at_any_byte_it_is_read_up_to_the_last_whole_block() {
    let recording = handover_session();
    let whole = recording.sealed(&key());
    let header = encode_header(&recording.journal.header).len();
    let mut before = 0;
    for cut in 0..whole.len() {
        match read_journal(&whole[..cut]) {
            Ok(journal) => {
                assert!(cut >= header);
                let blocks = journal.blocks.len();
                assert!(
                    blocks == before || blocks == before + 1,
                    "a longer cut never reads less"
                );
                before = blocks;
                assert_eq!(journal.blocks, recording.journal.blocks[..blocks]);
                // What is said to be dropped and what was read are the file.
                let mut writer = JournalWriterState::new(&journal.header);
                let read: usize = journal.blocks.iter().map(|b| writer.encode_block(b).len()).sum();
                assert_eq!(
                    journal.end,
                    End::Interrupted {
                        dropped_bytes: cut - header - read
                    }
                );
            }
            Err(error) => assert!(cut < header, "{error} at {cut}"),
        }
    }
    assert_eq!(before, recording.journal.blocks.len());
}

/// Damage never goes unsaid, and never changes what is read before it.
fn check_damaged(whole: &[u8], journal: &Journal, at: usize, flip: u8) {
    let mut bytes = whole.to_vec();
    bytes[at] ^= flip;
    match read_journal(&bytes) {
        Ok(read) => {
            assert!(
                matches!(read.end, End::Interrupted { dropped_bytes } if dropped_bytes > 0),
                "byte {at}"
            );
            assert_eq!(read.header, journal.header);
            assert_eq!(read.blocks, journal.blocks[..read.blocks.len()], "byte {at}");
        }
        Err(
            JournalError::NotAJournal
            | JournalError::Version { .. }
            | JournalError::Header
            | JournalError::Malformed { .. }
            | JournalError::Seal,
        ) => {}
    }
}

#[test]
fn one_flipped_bit_anywhere_is_never_read_as_right() {
    let recording = handover_session();
    let whole = recording.sealed(&key());
    for at in 0..whole.len() {
        check_damaged(&whole, &recording.journal, at, 1 << (at % 8));
    }
}

fn seat_input() -> impl Strategy<Value = SeatInput> {
    let verb = prop_oneof![4 => Just(None), 1 => prop::sample::select(Verb::ALL.to_vec()).prop_map(Some)];
    (
        any::<[i8; 4]>(),
        any::<u8>(),
        prop_oneof![3 => Just(0_u8), 1 => any::<u8>()],
        verb,
    )
        .prop_map(|(sticks, held, choice, verb)| SeatInput {
            sticks,
            held,
            choice,
            verb,
        })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_inputs_come_back(ticks in prop::collection::vec((seat_input(), seat_input()), 0..80)) {
        let mut live = LiveSession::start(handover(), 1, [0; 16]);
        let mut writer = JournalWriterState::new(live.header());
        let mut bytes = encode_header(live.header());
        let mut given = Vec::new();
        for (a, b) in ticks {
            if live.tick(&[a, b]).is_err() {
                break;
            }
            given.push([a, b].map(|mut input| {
                input.sticks = input.sticks.map(|stick| stick.max(-127));
                input
            }));
            while let Some(block) = live.take_block() {
                bytes.extend(writer.encode_block(&block));
            }
        }
        while let Some(block) = live.finish() {
            bytes.extend(writer.encode_block(&block));
        }
        let journal = read_journal(&bytes).unwrap();
        let read: Vec<&[SeatInput]> = journal.blocks.iter().flat_map(|b| &b.inputs).map(Vec::as_slice).collect();
        prop_assert_eq!(read, given.iter().map(|pair| &pair[..]).collect::<Vec<_>>());
        prop_assert!(replay(&handover(), &journal).is_ok());
    }

    #[test]
    fn any_damage_is_said(at in any::<prop::sample::Index>(), flip in 1..=255_u8, cut in any::<prop::sample::Index>()) {
        let recording = handover_session();
        let whole = recording.sealed(&key());
        let cut = cut.index(whole.len()) + 1;
        check_damaged(&whole[..cut], &recording.journal, at.index(cut), flip);
    }

    #[test]
    fn any_bytes_are_read_without_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(read_journal(&bytes).is_err());
        let mut behind_magic = b"ENVOLJNL\x01\x00".to_vec();
        behind_magic.extend(bytes);
        prop_assert!(read_journal(&behind_magic).is_err());
    }
}

#[test]
fn a_replay_that_differs_is_said_with_its_block() {
    let recording = handover_session();
    let mut journal = recording.journal.clone();
    journal.blocks[5].inputs[3][0].choice = 1;
    assert_eq!(
        replay(&handover(), &journal).unwrap_err(),
        ReplayError::Diverged { block: 5 }
    );
    let mut journal = recording.journal.clone();
    journal.header.simulation_revision += 1;
    assert!(matches!(
        replay(&handover(), &journal),
        Err(ReplayError::OtherRevision { .. })
    ));
    let mut journal = recording.journal;
    journal.header.scenario_hash[0] ^= 1;
    assert_eq!(replay(&handover(), &journal).unwrap_err(), ReplayError::OtherScenario);
}

fn mark(effective: u32) -> Mark {
    Mark {
        row: "rephrases".to_owned(),
        seat: 1,
        role: MarkRole::Witness,
        seen: Seen::OftenAlone,
        effective,
        recorded: 0,
    }
}

#[test]
fn marks_are_recorded_when_they_come_and_kept_when_they_come_last() {
    let mut live = LiveSession::start(handover(), 1, [0; 16]);
    let mut writer = JournalWriterState::new(live.header());
    let mut bytes = encode_header(live.header());
    for _ in 0..30 {
        live.tick(&[SeatInput::default(); 2]).unwrap();
        if live.ticks() == 20 {
            live.mark(mark(12));
        }
    }
    assert_eq!(
        live.tick(&[SeatInput::default()]),
        Err(LiveError::Seats { found: 1, expected: 2 })
    );
    live.mark(mark(1000));
    while let Some(block) = live.take_block().or_else(|| live.finish()) {
        bytes.extend(writer.encode_block(&block));
    }
    assert_eq!(live.tick(&[SeatInput::default(); 2]), Err(LiveError::Over));
    let journal = read_journal(&bytes).unwrap();
    assert_eq!((journal.blocks.len(), journal.ticks()), (3, 30));
    let kept: Vec<(u32, u32)> = journal.marks().map(|m| (m.effective, m.recorded)).collect();
    assert_eq!(kept, [(12, 20), (30, 30)]);
    assert!(replay(&handover(), &journal).is_ok());
}

#[test]
fn a_clip_steps_through_the_same_states() {
    let recording = handover_session();
    let (scenario, journal) = (handover(), &recording.journal);
    let replayed = replay(&scenario, journal).unwrap();
    let last = journal.ticks();
    for (from, to) in [(1, 40), (100, 160), (last - 20, last + 500)] {
        let clip = Clip::of(&scenario, journal, from, to).unwrap();
        let near = Clip::of_replay(&scenario, journal, &replayed, from, to).unwrap();
        assert_eq!(clip.inputs(), near.inputs());
        assert_eq!((clip.from(), clip.to()), (from, to.min(last)));
        assert_eq!(clip.run().unwrap().hash(), near.run().unwrap().hash());
        let mut run = clip.run().unwrap();
        let mut events = Vec::new();
        clip.inputs().iter().for_each(|inputs| run.step(inputs, &mut events));
        assert_eq!(run.tick(), to.min(last));
        if run.tick() == last {
            assert_eq!(run.hash(), replayed.last_hash);
        }
        assert_eq!(clip.frames(15).unwrap().last().unwrap().tick, run.tick());
    }
    assert!(Clip::of(&scenario, journal, last + 1, last + 2).is_err());
}

#[test]
fn people_can_read_it() {
    let mut live = LiveSession::start(handover(), 7, [7; 16]);
    let mut blocks = Vec::new();
    let mut pilot = handover().template.pilot("ordinary", 7, 2).unwrap();
    for _ in 0..300 {
        let mut inputs = [SeatInput::default(); 2];
        pilot.act(live.run().activity(), &mut inputs);
        live.tick(&inputs).unwrap();
        blocks.extend(live.take_block());
    }
    live.mark(mark(200));
    while let Some(block) = live.finish() {
        blocks.push(block);
    }
    let journal = Journal {
        header: live.header().clone(),
        blocks,
        end: End::Interrupted { dropped_bytes: 17 },
    };
    let scenario = handover();
    let say = |language: wording::Language, scenario: Option<&Arc<_>>| -> String {
        print_journal(&journal, scenario.map(|s| &**s), language.tag())
            .iter()
            .map(|line| crate::files::say(language, line.code, &line.arguments) + "\n")
            .collect()
    };
    let [french, english] = wording::Language::ALL.map(|language| say(language, Some(&scenario)));
    let hashless = |text: String| {
        text.lines()
            .filter(|l| !l.contains("volut") && !l.contains("vision"))
            .fold(String::new(), |all, l| all + l + "\n")
    };
    insta::assert_snapshot!(format!("{}\n{}", hashless(french), hashless(english)));
    assert!(say(wording::Language::French, None).contains("#1"));
}

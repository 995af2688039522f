//! A journal as lines for people.

use simulation::{Fixed, TICKS_PER_SECOND, Tick, Unit};

use super::{End, Journal, MarkRole, Seen};
use crate::scenario::Scenario;

/// A line: `wording::text(language, code, arguments)`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Id of the sentence.
    pub code: &'static str,
    /// Its arguments.
    pub arguments: Vec<(&'static str, String)>,
}

/// All of a journal: header, events and marks in order of time, how much the hands did, end. Names come from
/// the scenario, where it is at hand, in the language `tag`.
pub fn print_journal(journal: &Journal, scenario: Option<&Scenario>, tag: &str) -> Vec<Line> {
    let header = &journal.header;
    let line = |code, arguments| Line { code, arguments };
    let title = scenario.map_or(header.scenario.as_str(), |s| s.title.get(tag));
    let mut lines = vec![
        line("situation-print-title", vec![("title", title.to_owned())]),
        line(
            "situation-print-session",
            vec![
                ("session", hex(&header.session)),
                ("seed", header.seed.to_string()),
                ("seats", header.seats.to_string()),
                ("duration", clock(journal.ticks())),
            ],
        ),
        line(
            "situation-print-revisions",
            vec![
                ("activity", header.activity.clone()),
                ("simulation", header.simulation_revision.to_string()),
                ("rules", header.rules_revision.to_string()),
                ("scenario", hex(&header.scenario_hash[..8])),
            ],
        ),
    ];
    for block in &journal.blocks {
        let mut timed: Vec<(Tick, Line)> = Vec::new();
        for (tick, event) in &block.events {
            let arguments = vec![
                ("time", clock(*tick)),
                ("seat", (u16::from(event.seat) + 1).to_string()),
                ("event", event_words(event, scenario, tag)),
            ];
            timed.push((*tick, line("situation-print-event", arguments)));
        }
        for mark in &block.marks {
            let row = scenario
                .and_then(|s| s.grid.row(&mark.row))
                .map_or(mark.row.as_str(), |r| r.text.get(tag));
            let arguments = vec![
                ("time", clock(mark.effective)),
                ("recorded", clock(mark.recorded)),
                ("seat", (u16::from(mark.seat) + 1).to_string()),
                ("row", row.to_owned()),
                ("role", role_word(mark.role).to_owned()),
                ("seen", seen_word(mark.seen).to_owned()),
            ];
            timed.push((mark.recorded, line("situation-print-mark", arguments)));
        }
        timed.sort_by_key(|(tick, _)| *tick);
        lines.extend(timed.into_iter().map(|(_, line)| line));
    }
    lines.push(line(
        "situation-print-hands",
        vec![("ticks", ticks_with_a_hand(journal).to_string())],
    ));
    lines.push(match journal.end {
        End::Closed { station } => line("situation-print-closed", vec![("station", hex(&station[..8]))]),
        End::Interrupted { dropped_bytes: 0 } => line("situation-print-interrupted", Vec::new()),
        End::Interrupted { dropped_bytes } => line("situation-print-torn", vec![("bytes", dropped_bytes.to_string())]),
    });
    lines
}

/// Ticks in which some input differs from rest.
fn ticks_with_a_hand(journal: &Journal) -> usize {
    let rest = simulation::SeatInput::default();
    journal
        .blocks
        .iter()
        .flat_map(|b| &b.inputs)
        .filter(|seats| seats.iter().any(|i| *i != rest))
        .count()
}

fn event_words(event: &simulation::Event, scenario: Option<&Scenario>, tag: &str) -> String {
    let kind = scenario.and_then(|s| s.template.vocabulary().events.get(usize::from(event.kind)));
    let Some(kind) = kind else {
        return format!("#{}", event.kind);
    };
    let words = scenario
        .and_then(|s| s.words.get(&kind.name))
        .map_or(kind.name.as_str(), |text| text.get(tag));
    let fields = kind.fields.iter().zip(event.fields).map(|(field, value)| {
        let index = usize::try_from(value.0 / Fixed::SCALE).ok();
        let value = match (field.unit, index.and_then(|i| field.words.get(i))) {
            (Unit::Word, Some(word)) => word.clone(),
            _ => (Fixed(value.0 / 1000 * 1000).to_f64()).to_string(),
        };
        format!("{} {value}", field.name)
    });
    let fields: Vec<String> = fields.collect();
    if fields.is_empty() {
        words.to_owned()
    } else {
        format!("{words} ({})", fields.join(", "))
    }
}

/// `MM:SS.cc`, the same in every language.
pub fn clock(tick: Tick) -> String {
    let hundredths = u64::from(tick) * 100 / u64::from(TICKS_PER_SECOND);
    format!(
        "{:02}:{:02}.{:02}",
        hundredths / 6000,
        hundredths / 100 % 60,
        hundredths % 100
    )
}

fn hex(bytes: &[u8]) -> String {
    bytes
        .iter()
        .fold(String::new(), |text, byte| text + &format!("{byte:02x}"))
}

/// Word of a role, for sentences.
fn role_word(role: MarkRole) -> &'static str {
    match role {
        MarkRole::Witness => "witness",
        MarkRole::Animator => "animator",
        MarkRole::OneSelf => "oneself",
    }
}

/// Word of a step of the human scale, for sentences.
fn seen_word(seen: Seen) -> &'static str {
    match seen {
        Seen::WithHelp => "with_help",
        Seen::Seen => "seen",
        Seen::OftenAlone => "often_alone",
        Seen::HelpsOthers => "helps_others",
    }
}

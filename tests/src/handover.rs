//! `handover`: a tiny activity with two seats, for tests. A bell names a seat; that seat presses; the bell
//! then names the next one. Nothing in it is like a flight: nobody steers, nothing moves.
//!
//! It depends on `simulation` alone, so that the tests of any room can take it in by path.

use std::any::Any;
use std::ops::RangeInclusive;

use serde::{Deserialize, Serialize};
use simulation::{
    Activity, ActivityKind, Choice, Controls, Emitter, Event, EventKind, FieldKind, Fixed, Lane, ParameterProblem,
    Picture, Pilot, Prompt, RestoreError, SeatInput, SignalKind, Template, Unit, Vocabulary, saved_state,
};

/// The kind, as scenario files name it.
#[derive(Debug, Clone, Copy)]
pub struct HandoverKind;

/// What a scenario file says about it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Parameters {
    /// Bells in all, 1 to 100.
    pub rounds: u8,
    /// Shortest and longest silence before a bell, s, 0.1 to 60; the seed chooses.
    pub silence_s: (f64, f64),
}

/// Checked parameters.
#[derive(Debug)]
pub struct HandoverTemplate {
    parameters: Parameters,
    vocabulary: Vocabulary,
    controls: Controls,
}

/// A running handover.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Handover {
    rounds: u8,
    /// Shortest silence and how much longer it can be, ticks.
    silence: (u32, u32),
    round: u8,
    seats: u8,
    /// Ticks until the bell; 0 once it has rung.
    silent: u32,
    presses: Vec<u16>,
    random: u64,
}

const PHASES: [&str; 2] = ["silence", "bell"];
const BELL: u16 = 1;
const PRESSED: u16 = 2;
const PRESS: u8 = 1;

impl ActivityKind for HandoverKind {
    fn name(&self) -> &'static str {
        "handover"
    }

    fn revision(&self) -> u32 {
        1
    }

    fn template(
        &self,
        parameters: &mut dyn erased_serde::Deserializer<'_>,
    ) -> Result<Box<dyn Template>, erased_serde::Error> {
        let parameters: Parameters = erased_serde::deserialize(parameters)?;
        let field = |name| vec![FieldKind::number(name, Unit::Boolean)];
        let vocabulary = Vocabulary {
            signals: vec![
                SignalKind::word("phase", &PHASES),
                SignalKind::boolean("my_turn").for_each_seat(),
                SignalKind::number("presses", Unit::None, 0, 1_000).for_each_seat(),
            ],
            events: vec![
                EventKind::verb(),
                EventKind::happening("bell", field("last")),
                EventKind::own_act("pressed", field("in_turn")),
            ],
        };
        let controls = Controls {
            sticks: Vec::new(),
            buttons: Vec::new(),
            choices: vec![Choice::act("press")],
        };
        Ok(Box::new(HandoverTemplate {
            parameters,
            vocabulary,
            controls,
        }))
    }
}

impl Template for HandoverTemplate {
    fn seats(&self) -> RangeInclusive<u8> {
        2..=2
    }

    fn vocabulary(&self) -> &Vocabulary {
        &self.vocabulary
    }

    fn controls(&self) -> &Controls {
        &self.controls
    }

    fn prompts(&self) -> Vec<String> {
        vec!["listen".to_owned(), "press".to_owned()]
    }

    fn phases(&self) -> Vec<String> {
        PHASES.map(str::to_owned).to_vec()
    }

    fn problems(&self) -> Vec<ParameterProblem> {
        let (least, most) = self.parameters.silence_s;
        let values = [
            ("rounds", f64::from(self.parameters.rounds), 1.0, 100.0),
            ("silence_s[0]", least, 0.1, 60.0),
            ("silence_s[1]", most, least.clamp(0.1, 60.0), 60.0),
        ];
        values
            .into_iter()
            .filter(|(_, found, min, max)| !(min..=max).contains(&found))
            .map(|(path, found, min, max)| ParameterProblem {
                path: path.to_owned(),
                found,
                min,
                max,
            })
            .collect()
    }

    fn start(&self, seed: u64, seats: u8) -> Box<dyn Activity> {
        let ticks = |seconds: f64| (seconds * 60.0) as u32;
        let (least, most) = self.parameters.silence_s;
        let mut handover = Handover {
            rounds: self.parameters.rounds,
            silence: (ticks(least).max(1), ticks(most).saturating_sub(ticks(least))),
            round: 0,
            seats,
            silent: 0,
            presses: vec![0; usize::from(seats)],
            random: seed,
        };
        handover.silent = handover.draw();
        Box::new(handover)
    }

    fn restore(&self, bytes: &[u8]) -> Result<Box<dyn Activity>, RestoreError> {
        let state: Handover = saved_state::decode(bytes)?;
        if state.seats != 2 || state.presses.len() != 2 || state.round > self.parameters.rounds {
            return Err(RestoreError::OutOfRange("seats"));
        }
        Ok(Box::new(state))
    }

    fn pilot(&self, style: &str, _seed: u64, _seats: u8) -> Option<Box<dyn Pilot>> {
        let reaction = match style {
            "ordinary" => 30,
            "slow" => 240,
            _ => return None,
        };
        Some(Box::new(Hands { reaction, heard: 0 }))
    }

    fn pilot_styles(&self) -> Vec<String> {
        vec!["ordinary".to_owned(), "slow".to_owned()]
    }
}

impl Handover {
    /// Whose turn it is, from 0.
    fn turn(&self) -> u8 {
        self.round % self.seats
    }

    fn bell_rang(&self) -> bool {
        self.silent == 0 && !self.is_over()
    }

    /// `SplitMix64`.
    fn draw(&mut self) -> u32 {
        self.random = self.random.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.random;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        let z = z ^ (z >> 31);
        self.silence.0 + (z % u64::from(self.silence.1 + 1)) as u32
    }
}

impl Activity for Handover {
    fn step(&mut self, inputs: &[SeatInput], events: &mut Vec<Event>) {
        let mut emit = |kind: u16, seat, flag| Emitter::new(events, seat).emit(kind, &[f64::from(u8::from(flag))]);
        if self.is_over() {
            return;
        }
        if self.silent > 0 {
            self.silent -= 1;
            if self.silent == 0 {
                emit(BELL, self.turn(), self.round + 1 == self.rounds);
            }
        }
        for (seat, input) in inputs.iter().enumerate() {
            if input.choice != PRESS {
                continue;
            }
            self.presses[seat] = self.presses[seat].saturating_add(1);
            let in_turn = self.bell_rang() && usize::from(self.turn()) == seat;
            emit(PRESSED, seat as u8, in_turn);
            if in_turn {
                self.round += 1;
                self.silent = self.draw();
            }
        }
    }

    fn sample(&self, sample: &mut [Fixed]) {
        let turn = usize::from(self.turn());
        let turns = (0..usize::from(self.seats)).map(|seat| Fixed::from_bool(self.bell_rang() && seat == turn));
        let presses = self.presses.iter().map(|count| Fixed::from_int(i64::from(*count)));
        let values = std::iter::once(Fixed::from_bool(self.bell_rang()))
            .chain(turns)
            .chain(presses);
        for (place, value) in sample.iter_mut().zip(values) {
            *place = value;
        }
    }

    fn encode(&self) -> Vec<u8> {
        saved_state::encode(self)
    }

    fn prompt(&self, seat: u8) -> Prompt {
        Prompt::plain(if self.bell_rang() && self.turn() == seat {
            "press"
        } else {
            "listen"
        })
    }

    fn is_over(&self) -> bool {
        self.round >= self.rounds
    }

    fn picture(&self) -> Picture {
        let lane = |name: &str, seat, doing: Option<&str>| Lane {
            name: name.to_owned(),
            seat,
            doing: doing.map(str::to_owned),
        };
        let bell = lane("bell", None, self.bell_rang().then_some("bell"));
        let hands = (0..self.seats).map(|seat| {
            let named = self.bell_rang() && self.turn() == seat;
            lane("hand", Some(seat), named.then_some("press"))
        });
        Picture::Lanes(std::iter::once(bell).chain(hands).collect())
    }

    fn open_choices(&self, _seat: u8) -> Vec<u8> {
        vec![0]
    }

    fn as_any(&self) -> &dyn Any {
        self
    }
}

/// Two people who press when the bell names them, after a while.
struct Hands {
    reaction: u32,
    heard: u32,
}

impl Pilot for Hands {
    fn act(&mut self, activity: &dyn Activity, inputs: &mut [SeatInput]) {
        let Some(handover) = activity.as_any().downcast_ref::<Handover>() else {
            return;
        };
        self.heard = if handover.bell_rang() { self.heard + 1 } else { 0 };
        if self.heard > self.reaction {
            inputs[usize::from(handover.turn())].choice = PRESS;
            self.heard = 0;
        }
    }
}

/// A scenario of it: file name → content, to be written into a folder.
pub const FILES: [(&str, &str); 3] = [("scenario.ron", SCENARIO), ("grid.ron", GRID), ("badge.ron", BADGE)];

const SCENARIO: &str = r#"(
    version: 1,
    id: "handover",
    title: (fr: "La cloche", en: "The bell"),
    briefing: (
        summary: (fr: "Appuie quand la cloche te nomme.", en: "Press when the bell names you."),
        lines: [(fr: "Écoute la cloche.", en: "Listen to the bell.")],
    ),
    activity: "handover",
    seats: 2,
    longest_s: 300,
    prompts: {
        "listen": (fr: "Écoute.", en: "Listen."),
        "press": (fr: "Appuie.", en: "Press."),
    },
    choices: { "press": (fr: "Appuyer", en: "Press") },
    words: {
        "silence": (fr: "silence", en: "silence"),
        "bell": (fr: "la cloche sonne", en: "the bell rings"),
        "pressed": (fr: "une main appuie", en: "a hand presses"),
    },
    parameters: (rounds: 8, silence_s: (1.0, 3.0)),
)
"#;

const GRID: &str = r#"(
    version: 1,
    id: "handover",
    name: (fr: "La cloche", en: "The bell"),
    status: Proposed,
    competences: [(id: "attention", name: (fr: "Être attentif à l'autre", en: "Attention to the other"))],
    rows: [
        (
            id: "answers_bell",
            text: (fr: "Je réponds quand la cloche me nomme.", en: "I answer when the bell names me."),
            question: (fr: "Tu as répondu. Comment tu as su ?", en: "You answered. How did you know?"),
            competences: ["attention"],
            source: Game(
                occasion: "event(bell)",
                rule: "eventually[0 s, {delay}] event(pressed, in_turn)",
                thresholds: [(name: "delay", value: "2 s", reason: (
                    fr: "Entendre puis appuyer.", en: "Hearing, then pressing.",
                ))],
            ),
        ),
        (
            id: "waits_while_other",
            text: (fr: "J'attends pendant le tour de l'autre.", en: "I wait while it is the other's turn."),
            question: (fr: "Tu as attendu. Qu'est-ce que tu faisais ?", en: "You waited. What were you doing?"),
            competences: ["attention"],
            source: Game(
                occasion: "other_seat(event(bell))",
                rule: "(not event(pressed)) until[0 s, 10 s] other_seat(event(pressed, in_turn))",
            ),
        ),
        (
            id: "rephrases_first",
            text: (fr: "Je redis avec mes mots, puis j'appuie.", en: "I say it again in my words, then press."),
            question: (fr: "Tu as redit avant d'appuyer. Ça t'a servi ?", en: "You said it again first. Did it help?"),
            competences: ["attention"],
            source: Game(
                occasion: "event(pressed, in_turn)",
                rule: "once[0 s, {time}] mark(rephrases)",
                thresholds: [(name: "time", value: "3 s", reason: (
                    fr: "Le temps de redire.", en: "Time to say it again.",
                ))],
            ),
        ),
        (
            id: "rephrases",
            text: (fr: "Je redis avec mes mots.", en: "I say it again in my words."),
            question: (fr: "Qu'est-ce que tu as redit ?", en: "What did you say again?"),
            competences: ["attention"],
            source: Peer,
        ),
        (
            id: "encourages",
            text: (fr: "J'encourage l'autre.", en: "I encourage the other."),
            question: (fr: "Qu'est-ce que tu as dit à l'autre ?", en: "What did you say to the other?"),
            competences: ["attention"],
            source: Observer,
        ),
    ],
    alignments: [
        (competence: "attention", framework: "LifeComp", code: "S3", name: (fr: "collaboration", en: "collaboration")),
    ],
)
"#;

const BADGE: &str = r#"(
    version: 1,
    badges: [(
        id: "handover",
        version: 1,
        name: (fr: "La cloche", en: "The bell"),
        description: (fr: "A répondu à la cloche.", en: "Answered the bell."),
        criteria: (fr: "- A répondu.", en: "- Answered."),
        requires: (at_least: 1, of: ["answers_bell", "waits_while_other", "rephrases"], account: true, witness: true),
        competences: ["attention"],
    )],
)
"#;

//! From events and signals to moments: the grid's game rows run over a session.
//!
//! **Invariant:** a rule produces a moment or nothing; every moment points at its evidence.

use serde::{Deserialize, Serialize};
use simulation::{Activity, Event, Fixed, Tick, Vocabulary};

use crate::grid::{GameRule, Grid, Source};
use crate::journal::Mark;
use crate::rule::{
    self, CompiledRows, Constant, Moment, Monitor, RowSource, RuleFinding, RuleProblem, Segment, Setting,
};

/// That a person marked something: neither who they were nor how they saw it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Marked {
    /// The tick it is about, from 1: a mark about a time before the first tick is about the first.
    pub effective: Tick,
    /// The word that rules call it by: the id of a row that people see.
    pub word: String,
    /// The seat it is about.
    pub seat: u8,
}

/// A moment that was seen: derived, never stored as truth.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Observation {
    /// Row id.
    pub row: String,
    /// The seat whose doing it is.
    pub seat: u8,
    /// Tick at which the attempt began (its occasion).
    pub attempt: Tick,
    /// First tick of the evidence: on the ticks from here to `to` alone the moment is already sure.
    pub from: Tick,
    /// Last tick of the evidence.
    pub to: Tick,
    /// Events involved, in order of happening.
    pub events: Vec<(Tick, Event)>,
    /// Marks of people that it rests on, by effective tick.
    pub marks: Vec<Marked>,
    /// The rule as written, thresholds filled in.
    pub rule: String,
}

/// The game rows of a grid, compiled for each seat.
#[derive(Debug, Clone)]
pub struct SeatRows(Vec<CompiledRows>);

impl SeatRows {
    /// Compiles the game rows for `seats` seats, or says everything that is wrong with them; a problem's row
    /// counts game rows only.
    pub(crate) fn compile(grid: &Grid, vocabulary: &Vocabulary, seats: u8) -> Result<Self, Vec<RuleProblem>> {
        let marks = mark_words(grid);
        let constants = all_constants(grid);
        let sources = sources(grid, &constants);
        (0..seats)
            .map(|seat| CompiledRows::compile(&sources, &Setting::new(vocabulary, seats, seat, &marks)))
            .collect::<Result<_, _>>()
            .map(Self)
    }

    /// What can be said of the game rows without playing, in sessions of at most `longest` ticks; a finding's row
    /// counts game rows only. Seats are alike: the first one's rows are looked at.
    pub(crate) fn findings(&self, grid: &Grid, vocabulary: &Vocabulary, longest: Tick) -> Vec<RuleFinding> {
        let Some(rows) = self.0.first() else {
            return Vec::new();
        };
        let constants = all_constants(grid);
        let marks = mark_words(grid);
        let setting = Setting::new(vocabulary, self.0.len() as u8, 0, &marks);
        rule::findings(rows, &sources(grid, &constants), &setting, longest)
    }

    /// Pairs of game rows that observe the same.
    pub(crate) fn twins(&self) -> Vec<(usize, usize)> {
        let rows = self.0.first().map_or(&[][..], CompiledRows::rows);
        let mut twins = Vec::new();
        for (at, row) in rows.iter().enumerate() {
            if let Some(first) = rows[..at].iter().position(|other| other.same_as(row)) {
                twins.push((first, at));
            }
        }
        twins
    }
}

fn game_rows(grid: &Grid) -> impl Iterator<Item = (&str, &GameRule)> {
    grid.rows.iter().filter_map(|row| match &row.source {
        Source::Game(rule) => Some((row.id.as_str(), rule)),
        _ => None,
    })
}

fn all_constants(grid: &Grid) -> Vec<Vec<Constant>> {
    game_rows(grid).map(|(_, rule)| constants(rule)).collect()
}

fn sources<'a>(grid: &'a Grid, constants: &'a [Vec<Constant>]) -> Vec<RowSource<'a>> {
    game_rows(grid)
        .zip(constants)
        .map(|((id, rule), constants)| RowSource {
            id,
            occasion: &rule.occasion,
            rule: &rule.rule,
            constants,
        })
        .collect()
}

fn constants(rule: &GameRule) -> Vec<Constant> {
    rule.thresholds
        .iter()
        .map(|t| Constant {
            name: t.name.clone(),
            value: t.value.clone(),
        })
        .collect()
}

/// Names that marks can have in rules: the ids of the human rows.
pub(crate) fn mark_words(grid: &Grid) -> Vec<String> {
    grid.rows
        .iter()
        .filter(|r| !matches!(r.source, Source::Game(_)))
        .map(|r| r.id.clone())
        .collect()
}

/// The `{name}`s of a formula with the byte at which the name starts.
pub(crate) fn placeholders(formula: &str) -> Vec<(usize, &str)> {
    formula
        .match_indices('{')
        .filter_map(|(at, _)| {
            let rest = &formula[at + 1..];
            rest.find('}').map(|end| (at + 1, rest[..end].trim()))
        })
        .collect()
}

/// True where a formula uses the threshold, as `{name}` or as a bare word.
pub(crate) fn names_threshold(formula: &str, name: &str) -> bool {
    formula
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .any(|word| word == name)
}

/// The compiled rules of a grid.
#[derive(Debug, Clone)]
pub struct CompiledGrid {
    seats: Vec<CompiledRows>,
    marks: Vec<String>,
    /// Per game row: the rule as written, thresholds filled in.
    written: Vec<String>,
}

impl CompiledGrid {
    pub(crate) fn new(grid: &Grid, rows: SeatRows) -> Self {
        let written = game_rows(grid).map(|(_, rule)| filled(rule)).collect();
        Self {
            seats: rows.0,
            marks: mark_words(grid),
            written,
        }
    }

    /// Seats it is compiled for.
    pub fn seats(&self) -> u8 {
        self.seats.len() as u8
    }

    /// The game rows as seen from `seat`.
    pub fn of_seat(&self, seat: u8) -> Option<&CompiledRows> {
        self.seats.get(usize::from(seat))
    }

    /// Index of the game row `id` among the game rows.
    pub fn index(&self, id: &str) -> Option<usize> {
        self.seats.first()?.rows().iter().position(|row| row.id == id)
    }

    /// Names of people's marks: [`rule::Mark::word`] is the index.
    pub fn mark_words(&self) -> &[String] {
        &self.marks
    }

    /// Values in a sample.
    pub fn sample_len(&self) -> usize {
        self.seats.first().map_or(0, CompiledRows::sample_len)
    }

    /// A mark as rules see it: its effective tick and word; `None` where no rule can name it.
    pub(crate) fn mark(&self, mark: &Mark) -> Option<(Tick, rule::Mark)> {
        let word = self.marks.iter().position(|word| *word == mark.row)? as u16;
        Some((mark.effective, rule::Mark { word, seat: mark.seat }))
    }

    /// Words and seats of the marks that game row `row` reads, as seen from `seat`; each once, in order.
    pub(crate) fn marks_read(&self, seat: u8, row: usize) -> Vec<rule::Mark> {
        self.of_seat(seat).map_or_else(Vec::new, |rows| rows.marks_read(row))
    }

    /// A disclosed mark as rules see it; `None` where no rule can name it.
    pub(crate) fn marked(&self, marked: &Marked) -> Option<rule::Mark> {
        let word = self.marks.iter().position(|word| *word == marked.word)? as u16;
        Some(rule::Mark {
            word,
            seat: marked.seat,
        })
    }

    /// A mark that rules see, by the name that people know.
    pub(crate) fn named(&self, effective: Tick, mark: rule::Mark) -> Marked {
        Marked {
            effective: effective.max(1),
            word: self.marks.get(usize::from(mark.word)).cloned().unwrap_or_default(),
            seat: mark.seat,
        }
    }

    /// The moments of a stretch of a session, for one seat and game row.
    pub(crate) fn moments(&self, seat: u8, row: usize, segment: &Segment) -> Vec<Observation> {
        let Some(rows) = self.of_seat(seat) else {
            return Vec::new();
        };
        rule::moments(rows, row, segment)
            .into_iter()
            .map(|moment| self.observation(seat, moment))
            .collect()
    }

    /// A moment as an observation.
    pub(crate) fn observation(&self, seat: u8, moment: Moment) -> Observation {
        let row = self
            .seats
            .get(usize::from(seat))
            .and_then(|rows| rows.rows().get(moment.row));
        Observation {
            row: row.map_or_else(String::new, |row| row.id.clone()),
            seat,
            attempt: moment.attempt,
            from: moment.from,
            to: moment.to,
            events: moment.events,
            marks: moment
                .marks
                .into_iter()
                .map(|(tick, mark)| self.named(tick, mark))
                .collect(),
            rule: self.written.get(moment.row).cloned().unwrap_or_default(),
        }
    }
}

/// Occasion and rule as one line, thresholds filled in.
fn filled(rule: &GameRule) -> String {
    let fill = |formula: &str| {
        rule.thresholds.iter().fold(formula.to_owned(), |text, t| {
            text.replace(&format!("{{{}}}", t.name), &t.value)
        })
    };
    format!("{} → {}", fill(&rule.occasion), fill(&rule.rule))
}

/// What the rules read of a session from its beginning, kept until it ends: marks may come late.
#[derive(Debug, Clone)]
pub(crate) struct Watched {
    width: usize,
    ticks: Tick,
    samples: Vec<Fixed>,
    events: Vec<(Tick, Event)>,
    marks: Vec<(Tick, rule::Mark)>,
}

impl Watched {
    pub(crate) const fn new(width: usize) -> Self {
        Self {
            width,
            ticks: 0,
            samples: Vec::new(),
            events: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// Takes the next tick.
    pub(crate) fn push(&mut self, activity: &dyn Activity, events: &[Event]) {
        self.ticks += 1;
        let from = self.samples.len();
        self.samples.resize(from + self.width, Fixed::ZERO);
        activity.sample(&mut self.samples[from..]);
        self.events.extend(events.iter().map(|event| (self.ticks, *event)));
    }

    /// Takes a mark as [`CompiledGrid::mark`] gives it.
    pub(crate) fn mark(&mut self, mark: Option<(Tick, rule::Mark)>) {
        self.marks.extend(mark);
    }

    /// The whole session as the reference evaluator reads it.
    pub(crate) fn segment(&self) -> Segment {
        let mut segment = Segment::new(1, true, self.width);
        let mut events = self.events.as_slice();
        let mut now = Vec::new();
        for tick in 1..=self.ticks {
            take_now(&mut events, tick, &mut now);
            let from = (tick - 1) as usize * self.width;
            segment.push(&self.samples[from..from + self.width], &now);
        }
        for (tick, mark) in &self.marks {
            segment.mark((*tick).max(1), *mark);
        }
        segment
    }

    /// Everything seen, by seat, then in order of attempt.
    pub(crate) fn observations(&self, grid: &CompiledGrid) -> Vec<Observation> {
        let mut marks = self.marks.clone();
        // A mark about "before the first tick" is about the first.
        for (tick, _) in &mut marks {
            *tick = (*tick).max(1);
        }
        marks.sort_unstable();
        let mut seen = Vec::new();
        for seat in 0..grid.seats() {
            let Some(rows) = grid.of_seat(seat) else { continue };
            let mut monitor = Monitor::new(rows, 1);
            let mut moments = Vec::new();
            let (mut events, mut marks) = (self.events.as_slice(), marks.as_slice());
            let (mut events_now, mut marks_now) = (Vec::new(), Vec::new());
            for tick in 1..=self.ticks {
                take_now(&mut events, tick, &mut events_now);
                take_now(&mut marks, tick, &mut marks_now);
                let from = (tick - 1) as usize * self.width;
                monitor.tick(
                    &self.samples[from..from + self.width],
                    &events_now,
                    &marks_now,
                    &mut moments,
                );
            }
            monitor.finish(&mut moments);
            seen.extend(moments.into_iter().map(|moment| grid.observation(seat, moment)));
        }
        seen
    }
}

/// Moves what belongs to `tick` from the front of `all` into `now`.
fn take_now<T: Copy>(all: &mut &[(Tick, T)], tick: Tick, now: &mut Vec<T>) {
    now.clear();
    while let [(at, item), later @ ..] = *all
        && *at <= tick
    {
        now.push(*item);
        *all = later;
    }
}

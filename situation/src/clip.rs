//! A stretch of a session to look at again: recomputed, never stored.

use std::sync::Arc;

use simulation::{Picture, Run, SeatInput, Template, Tick};

use crate::journal::Journal;
use crate::package::Package;
use crate::replay::{Replay, ReplayError, check_same};
use crate::scenario::Scenario;
use crate::waypoints::Waypoints;

/// A stretch of a session: the state before its first tick and the inputs to step through it.
#[derive(Debug, Clone)]
pub struct Clip {
    template: Arc<dyn Template>,
    from: Tick,
    /// State before `from`.
    start: Vec<u8>,
    inputs: Vec<Vec<SeatInput>>,
}

/// How it looked at one tick.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The tick.
    pub tick: Tick,
    /// The picture.
    pub picture: Picture,
}

impl Clip {
    /// The ticks `from` to `to` of a journal (both included, cut to what there is), replayed from the beginning.
    pub fn of(scenario: &Scenario, journal: &Journal, from: Tick, to: Tick) -> Result<Self, ReplayError> {
        check_same(scenario, &journal.header)?;
        let run = Run::new(scenario.template.start(journal.header.seed, journal.header.seats), 0);
        Self::stepped(
            scenario,
            run,
            |tick| journal.inputs(tick),
            from,
            to.min(journal.ticks()),
        )
    }

    /// The same from a replay of that journal: starts at its nearest keyframe.
    pub fn of_replay(
        scenario: &Scenario,
        journal: &Journal,
        replay: &Replay,
        from: Tick,
        to: Tick,
    ) -> Result<Self, ReplayError> {
        check_same(scenario, &journal.header)?;
        let Some((tick, state)) = replay.keyframes.range(..from.max(1)).next_back() else {
            return Self::of(scenario, journal, from, to);
        };
        let activity = scenario
            .template
            .restore(state)
            .map_err(|_| ReplayError::Unrestorable)?;
        Self::stepped(
            scenario,
            Run::new(activity, *tick),
            |tick| journal.inputs(tick),
            from,
            to.min(journal.ticks()),
        )
    }

    /// The ticks of a package that are disclosed around `from` to `to`.
    pub fn of_package(scenario: &Scenario, package: &Package, from: Tick, to: Tick) -> Result<Self, ReplayError> {
        Waypoints::of(scenario, package)?.clip(from, to)
    }

    pub(crate) fn stepped<'j>(
        scenario: &Scenario,
        mut run: Run,
        inputs: impl Fn(Tick) -> Option<&'j [SeatInput]>,
        from: Tick,
        to: Tick,
    ) -> Result<Self, ReplayError> {
        let from = from.max(run.tick() + 1);
        let out_of_range = ReplayError::OutOfRange { ticks: to };
        if from > to {
            return Err(out_of_range);
        }
        let mut events = Vec::new();
        while run.tick() + 1 < from {
            run.step(inputs(run.tick() + 1).ok_or(out_of_range)?, &mut events);
        }
        let start = run.activity().encode();
        let inputs = (from..=to)
            .map(|tick| inputs(tick).map(<[_]>::to_vec))
            .collect::<Option<_>>()
            .ok_or(out_of_range)?;
        Ok(Self {
            template: Arc::clone(&scenario.template),
            from,
            start,
            inputs,
        })
    }

    /// First tick.
    pub fn from(&self) -> Tick {
        self.from
    }

    /// Last tick.
    pub fn to(&self) -> Tick {
        self.from + self.inputs.len() as Tick - 1
    }

    /// A run positioned before the first tick: step it with [`Self::inputs`].
    pub fn run(&self) -> Result<Run, ReplayError> {
        let activity = self
            .template
            .restore(&self.start)
            .map_err(|_| ReplayError::Unrestorable)?;
        Ok(Run::new(activity, self.from - 1))
    }

    /// Inputs of each tick, one per seat.
    pub fn inputs(&self) -> &[Vec<SeatInput>] {
        &self.inputs
    }

    /// The activity after the last tick.
    pub fn at_its_end(&self) -> Result<Run, ReplayError> {
        let mut run = self.run()?;
        let mut events = Vec::new();
        for inputs in &self.inputs {
            run.step(inputs, &mut events);
        }
        Ok(run)
    }

    /// How it looked: the state before the first tick and after every `every` ticks, the last one included.
    pub fn frames(&self, every: Tick) -> Result<Vec<Frame>, ReplayError> {
        let mut run = self.run()?;
        let frame = |run: &Run| Frame {
            tick: run.tick(),
            picture: run.activity().picture(),
        };
        let mut frames = vec![frame(&run)];
        let mut events = Vec::new();
        for (at, inputs) in self.inputs.iter().enumerate() {
            run.step(inputs, &mut events);
            if (at as Tick + 1).is_multiple_of(every.max(1)) || at + 1 == self.inputs.len() {
                frames.push(frame(&run));
            }
        }
        Ok(frames)
    }
}
